import type { SaveAssetModelRequest } from '@scanfix/shared-types';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { WantedAttachmentDto } from './wanted-attachment.dto.js';
import { IsId, IsTextId } from '../../../platform/http/id.js';
import { IsText } from '../../../platform/http/text.js';

export class SaveAssetModelDto implements SaveAssetModelRequest {
  @IsId()
  categoryId: number;

  /** May be empty: of many old devices nobody knows who made them. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @MaxLength(50)
  @Matches(/^[^\u0000-\u001f\u007f]*$/)
  manufacturer: string;

  @IsText({ max: 100 })
  name: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(600)
  warrantyMonths?: number | null;

  /** When it is not sent, the manuals stay. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => WantedAttachmentDto)
  manuals?: WantedAttachmentDto[];
}

export class AssetModelQueryDto {
  @IsOptional()
  @IsTextId()
  categoryId?: number;
}
