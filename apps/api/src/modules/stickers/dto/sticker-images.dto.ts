import { labelLayouts, type LabelLayout, type StickerSheetQuery } from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, MaxLength, Min } from 'class-validator';
import { IsTextId } from '../../../platform/http/id.js';

export const stickerImageFormats = ['png', 'svg', 'wxacode'] as const;
export type StickerImageFormat = (typeof stickerImageFormats)[number];

export class StickerImageQueryDto {
  @IsIn(stickerImageFormats)
  format: StickerImageFormat;
}

/** One of `batchId` and `ids`: the service refuses both and neither, and more ids than a sheet may have. */
export class StickerSheetQueryDto implements StickerSheetQuery {
  @IsIn(Object.keys(labelLayouts))
  layout: LabelLayout;

  @IsOptional()
  @IsTextId()
  batchId?: number;

  @IsOptional()
  @IsString()
  @MaxLength(11_000)
  @Matches(/^[1-9]\d{0,9}(,[1-9]\d{0,9})*$/)
  ids?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  start?: number;

  @IsOptional()
  @IsIn(['qr', 'wxacode'])
  code?: 'qr' | 'wxacode';
}
