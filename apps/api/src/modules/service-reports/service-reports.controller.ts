import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import type { ReportVerification } from '@scanfix/shared-types';
import { ReportTokenParam } from './dto/report-token.dto.js';
import { ReportVerificationService } from './report-verification.service.js';
import { ServiceReportsService, type PrintedFile } from './service-reports.service.js';
import { CurrentActor, CurrentVisitor, Public, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { FollowTokenParam } from '../../platform/http/follow-token.js';
import { IdParam } from '../../platform/http/id.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

/** The same document for the desk, the engineer and the customer; its code for everybody. */
@Controller()
export class ServiceReportsController {
  constructor(
    private readonly reports: ServiceReportsService,
    private readonly verification: ReportVerificationService,
  ) {}

  @Get('tickets/:id/service-report')
  @RequirePermission('ticket:read')
  @RateLimit('service-report')
  async forDesk(@CurrentActor() { organizationId }: Actor, @Param() { id }: IdParam): Promise<StreamableFile> {
    return fileOf(await this.reports.ofTicket(organizationId, id));
  }

  @Get('jobs/:id/service-report')
  @RequirePermission('job:work')
  @RateLimit('service-report')
  async forEngineer(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<StreamableFile> {
    return fileOf(await this.reports.ofJob(actor, id));
  }

  @Get('my/tickets/:id/service-report')
  @RequirePermission('ticket:read-own')
  @RateLimit('service-report')
  async mine(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<StreamableFile> {
    return fileOf(await this.reports.mine(actor, id));
  }

  @Get('public/tickets/:followToken/service-report')
  @Public()
  @RateLimit('service-report')
  async byLink(@CurrentVisitor() visitor: Visitor, @Param() { followToken }: FollowTokenParam): Promise<StreamableFile> {
    return fileOf(await this.reports.byLink(visitor, followToken));
  }

  @Get('public/service-reports/:token')
  @Public()
  @RateLimit('follow-link')
  verify(@Param() { token }: ReportTokenParam): Promise<ReportVerification> {
    return this.verification.verify(token);
  }
}

/** Shown in the browser where it can, and saved under a name that says what it is. */
function fileOf({ pdf, ticketNumber }: PrintedFile): StreamableFile {
  const name = encodeURIComponent(`维修服务报告-${ticketNumber}.pdf`);
  return new StreamableFile(pdf, {
    type: 'application/pdf', length: pdf.length, disposition: `inline; filename="service-report-${ticketNumber}.pdf"; filename*=UTF-8''${name}`,
  });
}
