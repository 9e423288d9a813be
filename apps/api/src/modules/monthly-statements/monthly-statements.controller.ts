import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import type { MonthlyStatement, Page } from '@scanfix/shared-types';
import { MakeMonthlyStatementDto, MonthlyStatementQueryDto } from './dto/monthly-statement.dto.js';
import { MonthlyStatementsService } from './monthly-statements.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

@Controller('finance/monthly-statements')
export class MonthlyStatementsController {
  constructor(private readonly statements: MonthlyStatementsService) {}

  @Get()
  @RequirePermission('finance:read')
  page(@CurrentActor() { organizationId }: Actor, @Query() query: MonthlyStatementQueryDto): Promise<Page<MonthlyStatement>> {
    return this.statements.page(organizationId, query);
  }

  @Post()
  @Idempotent()
  @RequirePermission('finance:work')
  make(@CurrentActor() actor: Actor, @Body() { customerId, month }: MakeMonthlyStatementDto): Promise<MonthlyStatement> {
    return this.statements.make(actor, customerId, month);
  }

  @Get(':id/file')
  @RequirePermission('finance:read')
  @RateLimit('service-report')
  async file(@CurrentActor() { organizationId }: Actor, @Param() { id }: IdParam): Promise<StreamableFile> {
    const { pdf, number } = await this.statements.print(organizationId, id);
    return new StreamableFile(pdf, {
      type: 'application/pdf', length: pdf.length, disposition: `inline; filename="statement-${number}.pdf"; filename*=UTF-8''${encodeURIComponent(`对账单-${number}.pdf`)}`,
    });
  }
}
