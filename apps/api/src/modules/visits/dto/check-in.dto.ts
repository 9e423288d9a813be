import { checkInMethods, type CheckInMethod, type CheckInQuery, type CheckInRequest } from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { IsIn, IsNumber, IsObject, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { JobActionDto } from './job-actions.dto.js';
import { AttachmentClaimDto } from './attachment-claim.dto.js';
import { CoordinatesDto } from '../../../platform/geo/coordinates.dto.js';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsQueryFlag } from '../../../platform/http/query-flag.js';
import { IsOptionalText } from '../../../platform/http/text.js';

export class CheckInDto extends JobActionDto implements CheckInRequest {
  @IsIn(checkInMethods)
  method: CheckInMethod;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CoordinatesDto)
  coordinates?: CoordinatesDto;

  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1_000_000)
  accuracyMeters?: number;

  @IsOptional()
  @IsString()
  @MaxLength(32)
  stickerCode?: string;

  @IsOptionalText({ max: 200 })
  reason?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AttachmentClaimDto)
  photo?: AttachmentClaimDto;
}

export class CheckInQueryDto extends PageQueryDto implements CheckInQuery {
  @IsOptional()
  @IsQueryFlag()
  reviewed?: boolean;
}

export class ReviewCheckInDto {
  @IsOptionalText({ max: 500, multiline: true })
  note?: string;
}
