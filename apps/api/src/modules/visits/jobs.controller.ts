import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { JobDetail, JobSummary, Page } from '@scanfix/shared-types';
import { CheckInsService } from './check-ins.service.js';
import { CheckInDto } from './dto/check-in.dto.js';
import { CannotCompleteDto, DeclineJobDto, DepartDto, HoldJobDto, JobActionDto, JobCommentDto, TransferJobDto } from './dto/job-actions.dto.js';
import { JobQueryDto } from './dto/job-query.dto.js';
import { CompleteJobDto, SaveWorkLogDto } from './dto/work-log.dto.js';
import { JobCompletionService } from './job-completion.service.js';
import { JobListsService } from './job-lists.service.js';
import { JobViewsService } from './job-views.service.js';
import { JobsService } from './jobs.service.js';
import { WorkLogsService } from './work-logs.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

/** An engineer's jobs; `:id` is the visit. */
@Controller('jobs')
export class JobsController {
  constructor(
    private readonly jobs: JobsService,
    private readonly lists: JobListsService,
    private readonly views: JobViewsService,
    private readonly checkIns: CheckInsService,
    private readonly workLogs: WorkLogsService,
    private readonly completion: JobCompletionService,
  ) {}

  @Get()
  @RequirePermission('job:work')
  page(@CurrentActor() actor: Actor, @Query() query: JobQueryDto): Promise<Page<JobSummary>> {
    return this.lists.page(actor, query);
  }

  @Get('colleagues')
  @RequirePermission('job:work')
  colleagues(@CurrentActor() actor: Actor): Promise<{ id: number; name: string }[]> {
    return this.lists.colleagues(actor);
  }

  @Get(':id')
  @RequirePermission('job:work')
  detail(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<JobDetail> {
    return this.views.detail(actor, id);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @RequirePermission('job:work')
  @Idempotent()
  accept(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: JobActionDto): Promise<JobDetail> {
    return this.jobs.accept(actor, id, dto);
  }

  @Post(':id/decline')
  @HttpCode(200)
  @RequirePermission('job:work')
  @Idempotent()
  decline(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: DeclineJobDto): Promise<JobDetail> {
    return this.jobs.decline(actor, id, dto);
  }

  @Post(':id/depart')
  @HttpCode(200)
  @RequirePermission('job:work')
  @Idempotent()
  depart(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: DepartDto): Promise<JobDetail> {
    return this.jobs.depart(actor, id, dto);
  }

  @Post(':id/check-in')
  @HttpCode(200)
  @RequirePermission('job:work')
  @Idempotent()
  checkIn(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: CheckInDto): Promise<JobDetail> {
    return this.checkIns.checkIn(actor, id, dto);
  }

  @Post(':id/hold')
  @HttpCode(200)
  @RequirePermission('job:work')
  @Idempotent()
  hold(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: HoldJobDto): Promise<JobDetail> {
    return this.jobs.hold(actor, id, dto);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @RequirePermission('job:work')
  @Idempotent()
  resume(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: JobActionDto): Promise<JobDetail> {
    return this.jobs.resume(actor, id, dto);
  }

  @Post(':id/work-log')
  @HttpCode(200)
  @RequirePermission('job:work')
  @Idempotent()
  record(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: SaveWorkLogDto): Promise<JobDetail> {
    return this.workLogs.save(actor, id, dto);
  }

  @Post(':id/complete')
  @HttpCode(200)
  @RequirePermission('job:work')
  @Idempotent()
  complete(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: CompleteJobDto): Promise<JobDetail> {
    return this.completion.complete(actor, id, dto);
  }

  @Post(':id/cannot-complete')
  @HttpCode(200)
  @RequirePermission('job:work')
  @Idempotent()
  cannotComplete(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: CannotCompleteDto): Promise<JobDetail> {
    return this.jobs.cannotComplete(actor, id, dto);
  }

  @Post(':id/transfer')
  @HttpCode(200)
  @RequirePermission('job:work')
  @Idempotent()
  transfer(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: TransferJobDto): Promise<JobDetail> {
    return this.jobs.transfer(actor, id, dto);
  }

  @Post(':id/comments')
  @RequirePermission('job:work')
  @Idempotent()
  comment(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: JobCommentDto): Promise<JobDetail> {
    return this.jobs.comment(actor, id, dto);
  }
}
