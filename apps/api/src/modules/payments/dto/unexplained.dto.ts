import type { SettleUnexplainedRequest, UnexplainedQuery } from '@scanfix/shared-types';
import { IsOptional } from 'class-validator';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsQueryFlag } from '../../../platform/http/query-flag.js';
import { IsText } from '../../../platform/http/text.js';

export class UnexplainedQueryDto extends PageQueryDto implements UnexplainedQuery {
  @IsOptional()
  @IsQueryFlag()
  settled?: boolean;
}

export class SettleUnexplainedDto implements SettleUnexplainedRequest {
  @IsText({ max: 500, multiline: true })
  note: string;
}
