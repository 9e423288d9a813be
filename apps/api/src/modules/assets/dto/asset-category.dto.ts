import type { SaveAssetCategoryRequest } from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { IsId } from '../../../platform/http/id.js';
import { IsText } from '../../../platform/http/text.js';

export class WantedProblemTypeDto {
  @IsOptional()
  @IsId()
  id?: number;

  @IsText({ max: 50 })
  name: string;
}

export class SaveAssetCategoryDto implements SaveAssetCategoryRequest {
  @IsText({ max: 50 })
  name: string;

  @IsOptional()
  @IsString()
  @MaxLength(32)
  @Matches(/^[a-z][a-z-]*$/)
  icon?: string;

  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => WantedProblemTypeDto)
  problemTypes: WantedProblemTypeDto[];
}
