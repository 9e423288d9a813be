import { Controller, Get, Query } from '@nestjs/common';
import type { AgeingRow, FinanceOverview, LedgerCheck, Page, Receivable, StatementRow } from '@scanfix/shared-types';
import { ReceivableQueryDto, StatementQueryDto } from './dto/finance-query.dto.js';
import { LedgerCheckService } from './ledger-check.service.js';
import { OverviewService } from './overview.service.js';
import { ReceivablesService } from './receivables.service.js';
import { StatementsService } from './statements.service.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';

/** What finance reads. */
@Controller('finance')
export class FinanceController {
  constructor(
    private readonly overviews: OverviewService,
    private readonly receivableSums: ReceivablesService,
    private readonly statementSums: StatementsService,
    private readonly checks: LedgerCheckService,
  ) {}

  @Get('overview')
  @RequirePermission('finance:read')
  overview(@CurrentActor() actor: Actor): Promise<FinanceOverview> {
    return this.overviews.overview(actor);
  }

  @Get('receivables')
  @RequirePermission('finance:read')
  receivables(@CurrentActor() { organizationId }: Actor, @Query() query: ReceivableQueryDto): Promise<Page<Receivable>> {
    return this.receivableSums.page(organizationId, query);
  }

  @Get('ageing')
  @RequirePermission('finance:read')
  ageing(@CurrentActor() { organizationId }: Actor): Promise<AgeingRow[]> {
    return this.receivableSums.ageing(organizationId);
  }

  @Get('statements')
  @RequirePermission('finance:read')
  statements(@CurrentActor() { organizationId }: Actor, @Query() query: StatementQueryDto): Promise<StatementRow[]> {
    return this.statementSums.rows(organizationId, query);
  }

  @Get('ledger-check')
  @RequirePermission('finance:read')
  check(@CurrentActor() { organizationId }: Actor): Promise<LedgerCheck> {
    return this.checks.check(organizationId);
  }
}
