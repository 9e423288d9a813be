import {
  maximumTicketPhotos, maximumTicketVideos, urgencies, type AttachmentClaim, type PreferredTime, type SubmitAnonymousTicketRequest,
  type SubmitTicketRequest, type TicketContact, type Urgency,
} from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsDefined, IsIn, IsObject, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { IsId } from '../../../platform/http/id.js';
import { IsDialNumber } from '../../../platform/http/phone.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';
import { IsInstant } from '../../../platform/http/time.js';

export class ContactDto implements TicketContact {
  @IsText({ max: 50 })
  name: string;

  @IsDialNumber()
  phone: string;
}

export class PreferredTimeDto implements PreferredTime {
  @IsInstant()
  from: string;

  @IsInstant()
  to: string;
}

export class AttachmentClaimDto implements AttachmentClaim {
  @IsId()
  id: number;

  @IsString()
  @MaxLength(200)
  claim: string;
}

export class SubmitTicketDto implements SubmitTicketRequest {
  @IsOptional()
  @IsString()
  @MaxLength(32)
  stickerCode?: string;

  @IsOptional()
  @IsId()
  assetId?: number;

  @IsOptional()
  @IsId()
  locationId?: number;

  @IsOptionalText({ max: 200 })
  placeText?: string;

  @IsOptional()
  @IsId()
  problemTypeId?: number;

  @IsText({ max: 2000, multiline: true })
  description: string;

  @IsIn(urgencies)
  urgency: Urgency;

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => ContactDto)
  contact: ContactDto;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PreferredTimeDto)
  preferredTime?: PreferredTimeDto;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(maximumTicketPhotos + maximumTicketVideos)
  @ValidateNested({ each: true })
  @Type(() => AttachmentClaimDto)
  attachments?: AttachmentClaimDto[];

  @IsOptional()
  @IsBoolean()
  anotherProblem?: boolean;
}

export class SubmitAnonymousTicketDto extends SubmitTicketDto implements SubmitAnonymousTicketRequest {
  @IsString()
  @MaxLength(32)
  declare stickerCode: string;

  @IsString()
  @Matches(/^\d{4,8}$/)
  oneTimeCode: string;
}
