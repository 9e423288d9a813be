import {
  checklistResults, maximumLabourMinutes, maximumWorkPhotos, unsignedReasons, type ChecklistResult, type CompleteJobRequest, type SaveWorkLogRequest, type UnsignedReason,
} from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsIn, IsInt, IsObject, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { AttachmentClaimDto, KeptOrClaimedDto } from './attachment-claim.dto.js';
import { JobActionDto } from './job-actions.dto.js';
import { CoordinatesDto } from '../../../platform/geo/coordinates.dto.js';
import { IsId } from '../../../platform/http/id.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';
import { IsInstant } from '../../../platform/http/time.js';

const maximumParts = 50;
const maximumItems = 100;

export class UsedPartDto {
  @IsId()
  partId: number;

  @IsInt()
  @Min(1)
  @Max(9999)
  quantity: number;
}

export class WorkPhotoDto {
  @IsIn(['before', 'after'])
  moment: 'before' | 'after';

  @IsInstant()
  takenAt: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CoordinatesDto)
  coordinates?: CoordinatesDto | null;

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => KeptOrClaimedDto)
  attachment: KeptOrClaimedDto;
}

export class AnsweredItemDto {
  @IsId()
  itemId: number;

  @IsIn(checklistResults)
  result: ChecklistResult;

  @IsOptionalText({ max: 200 })
  note?: string | null;
}

export class SaveWorkLogDto extends JobActionDto implements SaveWorkLogRequest {
  @IsOptional()
  @IsId()
  faultCodeId?: number | null;

  @IsText({ max: 500, multiline: true })
  cause: string;

  @IsText({ max: 1000, multiline: true })
  action: string;

  @IsOptionalText({ max: 2000, multiline: true })
  note?: string | null;

  @IsInt()
  @Min(0)
  @Max(maximumLabourMinutes)
  labourMinutes: number;

  @IsArray()
  @ArrayMaxSize(maximumParts)
  @ValidateNested({ each: true })
  @Type(() => UsedPartDto)
  parts: UsedPartDto[];

  @IsArray()
  @ArrayMaxSize(maximumWorkPhotos)
  @ValidateNested({ each: true })
  @Type(() => WorkPhotoDto)
  photos: WorkPhotoDto[];

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => KeptOrClaimedDto)
  video?: KeptOrClaimedDto | null;

  @IsArray()
  @ArrayMaxSize(maximumItems)
  @ValidateNested({ each: true })
  @Type(() => AnsweredItemDto)
  checklist: AnsweredItemDto[];
}

export class DrawnSignatureDto {
  @IsText({ max: 50 })
  signerName: string;

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => AttachmentClaimDto)
  image: AttachmentClaimDto;
}

export class CompleteJobDto extends JobActionDto implements CompleteJobRequest {
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DrawnSignatureDto)
  signature?: DrawnSignatureDto;

  @IsOptional()
  @IsIn(unsignedReasons)
  unsignedReason?: UnsignedReason;
}

/** Acceptance in the requester's own mini-program. */
export class AcceptWorkDto {
  @IsText({ max: 50 })
  signerName: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AttachmentClaimDto)
  image?: AttachmentClaimDto;
}
