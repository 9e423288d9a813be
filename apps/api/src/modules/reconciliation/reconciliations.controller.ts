import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { Page, Reconciliation, ReconciliationDifference } from '@scanfix/shared-types';
import type { FastifyRequest } from 'fastify';
import { DifferencesService } from './differences.service.js';
import { DifferenceQueryDto, ReconciliationQueryDto, RunReconciliationDto, UploadBillDto, WorkOffDifferenceDto } from './dto/reconciliation.dto.js';
import { ReconciliationsService } from './reconciliations.service.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';
import { FileBody } from '../../platform/openapi/file-body.decorator.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

@Controller()
export class ReconciliationsController {
  constructor(
    private readonly reconciliations: ReconciliationsService,
    private readonly differences: DifferencesService,
  ) {}

  @Get('reconciliations')
  @RequirePermission('finance:read')
  page(@CurrentActor() actor: Actor, @Query() query: ReconciliationQueryDto): Promise<Page<Reconciliation>> {
    return this.reconciliations.page(actor, query);
  }

  @Get('reconciliations/:id')
  @RequirePermission('finance:read')
  get(@CurrentActor() { organizationId }: Actor, @Param() { id }: IdParam): Promise<Reconciliation> {
    return this.reconciliations.view(organizationId, id);
  }

  @Post('reconciliations')
  @RequirePermission('finance:work')
  run(@CurrentActor() actor: Actor, @Body() body: RunReconciliationDto): Promise<Reconciliation> {
    return this.reconciliations.run(actor, body);
  }

  @Post('reconciliations/upload')
  @RequirePermission('finance:work')
  @RateLimit('import')
  @FileBody()
  upload(@CurrentActor() actor: Actor, @Query() query: UploadBillDto, @Req() request: FastifyRequest): Promise<Reconciliation> {
    return this.reconciliations.upload(actor, query, request);
  }

  @Get('reconciliation-differences')
  @RequirePermission('finance:read')
  differencesPage(@CurrentActor() actor: Actor, @Query() query: DifferenceQueryDto): Promise<Page<ReconciliationDifference>> {
    return this.differences.page(actor, query);
  }

  @Post('reconciliation-differences/:id/work-off')
  @HttpCode(200)
  @RequirePermission('finance:work')
  workOff(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: WorkOffDifferenceDto): Promise<ReconciliationDifference> {
    return this.differences.workOff(actor, id, body);
  }
}
