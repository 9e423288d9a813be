import {
  cancelReasons, holdReasons, invalidReasons, priorities, reworkReasons, type CancelReason, type CancelTicketRequest, type CommentRequest,
  type ConfirmTicketRequest, type HoldReason, type HoldTicketRequest, type InvalidateTicketRequest, type InvalidReason, type MergeTicketRequest,
  type Priority, type ResumeTicketRequest, type ReworkReason, type ReworkTicketRequest, type TriageTicketRequest,
} from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { AttachmentClaimDto } from './submit-ticket.dto.js';
import { IsId } from '../../../platform/http/id.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';
import { IsInstant } from '../../../platform/http/time.js';

export class TriageTicketDto implements TriageTicketRequest {
  @IsIn(priorities)
  priority: Priority;

  @IsOptional()
  @IsId()
  assetId?: number | null;

  @IsOptional()
  @IsId()
  locationId?: number | null;

  @IsOptional()
  @IsId()
  problemTypeId?: number | null;

  @IsOptional()
  @IsId()
  wishedEngineerId?: number | null;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string;
}

export class InvalidateTicketDto implements InvalidateTicketRequest {
  @IsIn(invalidReasons)
  reason: InvalidReason;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string;
}

export class CancelTicketDto implements CancelTicketRequest {
  @IsIn(cancelReasons)
  reason: CancelReason;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string;
}

export class HoldTicketDto implements HoldTicketRequest {
  @IsIn(holdReasons)
  reason: HoldReason;

  @IsInstant()
  until: string;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string;
}

export class ResumeTicketDto implements ResumeTicketRequest {
  @IsOptionalText({ max: 500, multiline: true })
  note?: string;
}

export class ConfirmTicketDto implements ConfirmTicketRequest {
  @IsOptionalText({ max: 500, multiline: true })
  note?: string;
}

export class ReworkTicketDto implements ReworkTicketRequest {
  @IsIn(reworkReasons)
  reason: ReworkReason;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(9)
  @ValidateNested({ each: true })
  @Type(() => AttachmentClaimDto)
  attachments?: AttachmentClaimDto[];
}

export class MergeTicketDto implements MergeTicketRequest {
  @IsText({ max: 20 })
  intoNumber: string;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string;
}

export class CommentDto implements CommentRequest {
  @IsText({ max: 2000, multiline: true, min: 0 })
  text: string;

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

export class FollowDto {
  @IsString()
  @MaxLength(32)
  stickerCode: string;

  @IsText({ max: 20 })
  ticketNumber: string;
}

export class RevealPhoneDto {
  @IsOptional()
  @IsId()
  requesterId?: number;
}

export class TicketNumberParam {
  @IsString()
  @MaxLength(20)
  number: string;
}
