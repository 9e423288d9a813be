import { callResults, followUpStatuses, type AnswerFollowUpRequest, type CallResult, type FollowUpQuery, type FollowUpStatus, type RecordCallRequest } from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { IsTextId } from '../../../platform/http/id.js';
import { IfGiven } from '../../../platform/http/if-given.js';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsQueryFlag } from '../../../platform/http/query-flag.js';
import { IsOptionalText } from '../../../platform/http/text.js';
import { IsInstant } from '../../../platform/http/time.js';

export class AnswerFollowUpDto implements AnswerFollowUpRequest {
  @IsBoolean()
  fixed: boolean;

  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(5)
  csat?: number;

  @IfGiven()
  @IsInt()
  @Min(0)
  @Max(10)
  nps?: number;

  @IsOptionalText({ max: 1000, multiline: true })
  comment?: string;
}

export class RecordCallDto implements RecordCallRequest {
  @IsIn(callResults)
  result: CallResult;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string;

  @IfGiven()
  @IsInstant()
  nextCallAt?: string;

  @IfGiven()
  @ValidateNested()
  @Type(() => AnswerFollowUpDto)
  answer?: AnswerFollowUpDto;
}

export class FollowUpQueryDto extends PageQueryDto implements FollowUpQuery {
  @IsOptional()
  @IsIn(followUpStatuses)
  status?: FollowUpStatus;

  @IsOptional()
  @IsQueryFlag()
  bad?: boolean;

  @IsOptional()
  @IsTextId()
  ticketId?: number;
}
