import { assetStatuses, type AssetQuery, type AssetStatus, type SaveAssetRequest } from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { WantedAttachmentDto } from './wanted-attachment.dto.js';
import { IsId, IsTextId, maximumId } from '../../../platform/http/id.js';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsQueryFlag } from '../../../platform/http/query-flag.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';
import { IsCalendarDate } from '../../../platform/http/time.js';

export class SaveAssetDto implements SaveAssetRequest {
  @IsText({ max: 100 })
  name: string;

  @IsId()
  categoryId: number;

  @IsOptional()
  @IsId()
  modelId?: number | null;

  @IsOptional()
  @IsId()
  customerId?: number | null;

  @IsOptional()
  @IsId()
  locationId?: number | null;

  @IsOptionalText({ max: 64 })
  serialNumber?: string | null;

  @IsOptional()
  @IsCalendarDate()
  installedOn?: string | null;

  @IsOptional()
  @IsCalendarDate()
  warrantyUntil?: string | null;

  @IsOptional()
  @IsIn(['in-service', 'out-of-order'])
  status?: Exclude<AssetStatus, 'retired'>;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string | null;

  /** Files that are not sent stay as they are. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => WantedAttachmentDto)
  photos?: WantedAttachmentDto[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => WantedAttachmentDto)
  manuals?: WantedAttachmentDto[];

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maximumId)
  version?: number;
}

export class RetireAssetDto {
  @IsOptionalText({ max: 200 })
  reason?: string;
}

export class AssetQueryDto extends PageQueryDto implements AssetQuery {
  @IsOptionalText({ max: 100 })
  search?: string;

  @IsOptional()
  @IsTextId()
  categoryId?: number;

  @IsOptional()
  @IsTextId()
  locationId?: number;

  @IsOptional()
  @IsTextId()
  customerId?: number;

  @IsOptional()
  @IsIn(assetStatuses)
  status?: AssetStatus;

  @IsOptional()
  @IsQueryFlag()
  withoutSticker?: boolean;
}
