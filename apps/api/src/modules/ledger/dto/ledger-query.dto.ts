import { ledgerAccounts, ledgerSources, type CalendarDate, type LedgerAccount, type LedgerQuery, type LedgerSource } from '@scanfix/shared-types';
import { IsIn, IsOptional } from 'class-validator';
import { IsTextId } from '../../../platform/http/id.js';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsCalendarDate } from '../../../platform/http/time.js';

export class LedgerQueryDto extends PageQueryDto implements LedgerQuery {
  @IsOptional()
  @IsCalendarDate()
  from?: CalendarDate;

  @IsOptional()
  @IsCalendarDate()
  to?: CalendarDate;

  @IsOptional()
  @IsIn(Object.keys(ledgerAccounts))
  account?: LedgerAccount;

  @IsOptional()
  @IsIn(ledgerSources)
  source?: LedgerSource;

  @IsOptional()
  @IsTextId()
  ticketId?: number;
}

export class BalancesQueryDto {
  @IsOptional()
  @IsCalendarDate()
  from?: CalendarDate;

  @IsOptional()
  @IsCalendarDate()
  to?: CalendarDate;
}
