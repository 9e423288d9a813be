import {
  cannotCompleteReasons, declineReasons, holdReasons, type CannotCompleteReason, type CannotCompleteRequest, type CommentRequest, type DeclineJobRequest, type DepartRequest, type HoldJobRequest,
  type HoldReason, type JobActionRequest, type TransferJobRequest,
} from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { AttachmentClaimDto } from './attachment-claim.dto.js';
import { CoordinatesDto } from '../../../platform/geo/coordinates.dto.js';
import { IsId } from '../../../platform/http/id.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';
import { IsInstant } from '../../../platform/http/time.js';

/** `unanswered` is the system's. */
const engineersDeclineReasons = declineReasons.filter((reason) => reason !== 'unanswered');

export class JobActionDto implements JobActionRequest {
  @IsOptional()
  @IsInstant()
  happenedAt?: string;
}

export class DeclineJobDto extends JobActionDto implements DeclineJobRequest {
  @IsIn(engineersDeclineReasons)
  reason: DeclineJobRequest['reason'];

  @IsOptionalText({ max: 500, multiline: true })
  note?: string;
}

export class DepartDto extends JobActionDto implements DepartRequest {
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CoordinatesDto)
  coordinates?: CoordinatesDto;
}

export class HoldJobDto extends JobActionDto implements HoldJobRequest {
  @IsIn(holdReasons)
  reason: HoldReason;

  @IsInstant()
  until: string;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string;
}

export class CannotCompleteDto extends JobActionDto implements CannotCompleteRequest {
  @IsIn(cannotCompleteReasons)
  reason: CannotCompleteReason;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string;
}

export class TransferJobDto extends JobActionDto implements TransferJobRequest {
  @IsId()
  engineerId: number;

  @IsText({ max: 500, multiline: true })
  note: string;
}

export class JobCommentDto implements CommentRequest {
  @IsText({ max: 2000, multiline: true, min: 0 })
  text: string;

  /** Always so: requesters are spoken to by the desk. */
  @IsOptional()
  @IsBoolean()
  internal?: boolean;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(9)
  @ValidateNested({ each: true })
  @Type(() => AttachmentClaimDto)
  attachments?: AttachmentClaimDto[];
}
