import type { SaveWorkStandardRequest } from '@scanfix/shared-types';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength, ValidateNested } from 'class-validator';
import { IsId, IsTextId, maximumId } from '../../../platform/http/id.js';
import { IsText } from '../../../platform/http/text.js';

export class CategoryParam {
  @IsTextId()
  categoryId: number;
}

export class WantedFaultCodeDto {
  @IsOptional()
  @IsId()
  id?: number;

  @IsText({ max: 20 })
  code: string;

  @IsText({ max: 50 })
  name: string;
}

export class WantedChecklistItemDto {
  @IsOptional()
  @IsId()
  id?: number;

  @IsText({ max: 100 })
  text: string;

  @IsBoolean()
  required: boolean;
}

const trimmed = Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map((one: unknown) => (typeof one === 'string' ? one.trim() : one)) : value));
const oneLine = /^[^\u0000-\u001f\u007f]*$/;

export class SaveWorkStandardDto implements SaveWorkStandardRequest {
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => WantedFaultCodeDto)
  faultCodes: WantedFaultCodeDto[];

  @trimmed
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(50, { each: true })
  @Matches(oneLine, { each: true })
  causes: string[];

  @trimmed
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(50, { each: true })
  @Matches(oneLine, { each: true })
  actions: string[];

  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => WantedChecklistItemDto)
  checklist: WantedChecklistItemDto[];

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(maximumId)
  version?: number;
}
