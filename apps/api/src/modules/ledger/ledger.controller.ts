import { Controller, Get, Query } from '@nestjs/common';
import type { AccountBalance, LedgerEntry, Page } from '@scanfix/shared-types';
import { BalancesQueryDto, LedgerQueryDto } from './dto/ledger-query.dto.js';
import { LedgerReportsService } from './ledger-reports.service.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';

@Controller('finance')
export class LedgerController {
  constructor(private readonly reports: LedgerReportsService) {}

  @Get('ledger')
  @RequirePermission('finance:read')
  list(@CurrentActor() { organizationId }: Actor, @Query() query: LedgerQueryDto): Promise<Page<LedgerEntry>> {
    return this.reports.list(organizationId, query);
  }

  @Get('balances')
  @RequirePermission('finance:read')
  balances(@CurrentActor() { organizationId }: Actor, @Query() query: BalancesQueryDto): Promise<AccountBalance[]> {
    return this.reports.balances(organizationId, query);
  }
}
