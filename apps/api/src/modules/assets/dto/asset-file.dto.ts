import type { ApplyImportRequest } from '@scanfix/shared-types';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { AssetQueryDto } from './asset.dto.js';

const formats = ['xlsx', 'csv'] as const;

export class FileFormatDto {
  @IsIn(formats)
  format: 'xlsx' | 'csv';
}

/** The list's filters; `cursor` and `limit` mean nothing here, since a file has no pages. */
export class AssetExportQueryDto extends AssetQueryDto {
  @IsIn(formats)
  format: 'xlsx' | 'csv';
}

export class ApplyImportDto implements ApplyImportRequest {
  @IsOptional()
  @IsBoolean()
  skipInvalid?: boolean;
}
