import { priorities, ticketSources, ticketStates, urgencies, type Priority, type TicketQuery, type TicketSource, type Urgency } from '@scanfix/shared-types';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsTextId } from '../../../platform/http/id.js';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsQueryFlag } from '../../../platform/http/query-flag.js';
import { IsOptionalText } from '../../../platform/http/text.js';
import { IsInstant } from '../../../platform/http/time.js';

const stateWord = ['open', ...ticketStates].join('|');

export class TicketQueryDto extends PageQueryDto implements TicketQuery {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(new RegExp(`^(${stateWord})(,(${stateWord}))*$`))
  state?: string;

  @IsOptionalText({ max: 100 })
  search?: string;

  @IsOptional()
  @IsIn(urgencies)
  urgency?: Urgency;

  @IsOptional()
  @IsIn(priorities)
  priority?: Priority;

  @IsOptional()
  @IsIn(ticketSources)
  source?: TicketSource;

  @IsOptional()
  @IsQueryFlag()
  overdue?: boolean;

  @IsOptional()
  @IsTextId()
  assetId?: number;

  @IsOptional()
  @IsTextId()
  locationId?: number;

  @IsOptional()
  @IsTextId()
  categoryId?: number;

  @IsOptional()
  @IsTextId()
  requesterId?: number;

  @IsOptional()
  @IsTextId()
  engineerId?: number;

  @IsOptional()
  @IsInstant()
  submittedFrom?: string;

  @IsOptional()
  @IsInstant()
  submittedTo?: string;
}
