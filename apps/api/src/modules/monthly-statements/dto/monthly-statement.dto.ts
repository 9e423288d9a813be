import type { MonthlyStatementQuery } from '@scanfix/shared-types';
import { IsOptional, Matches, MaxLength } from 'class-validator';
import { IsId, IsTextId } from '../../../platform/http/id.js';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsQueryFlag } from '../../../platform/http/query-flag.js';

export class MonthlyStatementQueryDto extends PageQueryDto implements MonthlyStatementQuery {
  @IsOptional()
  @IsTextId()
  customerId?: number;

  @IsOptional()
  @IsQueryFlag()
  open?: boolean;
}

export class MakeMonthlyStatementDto {
  @IsId()
  customerId: number;

  @MaxLength(7)
  @Matches(/^20\d\d-(0[1-9]|1[0-2])$/)
  month: string;
}
