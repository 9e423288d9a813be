import type { AssignTicketRequest, CreateProposalRequest, TimelineQuery } from '@scanfix/shared-types';
import { ArrayMinSize, ArrayUnique, IsBoolean, IsInt, Max, Min, ValidateIf } from 'class-validator';
import { IsId, IsIdList, IsTextId, maximumId } from '../../../platform/http/id.js';
import { IfGiven } from '../../../platform/http/if-given.js';
import { IsOptionalText } from '../../../platform/http/text.js';
import { IsInstant } from '../../../platform/http/time.js';

export class AssignTicketDto implements AssignTicketRequest {
  @IsId()
  engineerId: number;

  @IfGiven()
  @IsIdList(5)
  @ArrayUnique()
  assistantIds?: number[];

  @IfGiven()
  @IsInstant()
  plannedFrom?: string;

  @IfGiven()
  @IsInstant()
  plannedTo?: string;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string;

  @IfGiven()
  @IsBoolean()
  recommended?: boolean;

  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsInt()
  @Min(1)
  @Max(maximumId)
  expectedVisitId?: number | null;
}

export class TimelineQueryDto implements TimelineQuery {
  @IsInstant()
  from: string;

  @IsInstant()
  to: string;
}

export class CreateProposalDto implements CreateProposalRequest {
  @IfGiven()
  @IsIdList(500)
  @ArrayMinSize(1)
  @ArrayUnique()
  ticketIds?: number[];
}

export class ApplyProposalDto {
  @IfGiven()
  @IsIdList(500)
  @ArrayMinSize(1)
  @ArrayUnique()
  ticketIds?: number[];
}

export class ClaimParam {
  @IsTextId()
  ticketId: number;
}
