import { statementGroups, type CalendarDate, type ReceivableQuery, type StatementGroup, type StatementQuery } from '@scanfix/shared-types';
import { IsIn, IsOptional } from 'class-validator';
import { IsTextId } from '../../../platform/http/id.js';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsQueryFlag } from '../../../platform/http/query-flag.js';
import { IsCalendarDate } from '../../../platform/http/time.js';

export class ReceivableQueryDto extends PageQueryDto implements ReceivableQuery {
  @IsOptional()
  @IsTextId()
  customerId?: number;

  @IsOptional()
  @IsQueryFlag()
  overdue?: boolean;
}

export class StatementQueryDto implements StatementQuery {
  @IsIn(statementGroups)
  by: StatementGroup;

  @IsCalendarDate()
  from: CalendarDate;

  @IsCalendarDate()
  to: CalendarDate;
}
