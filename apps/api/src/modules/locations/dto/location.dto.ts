import { locationKinds, type LocationKind, type SaveLocationRequest } from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, ValidateIf, ValidateNested } from 'class-validator';
import { CoordinatesDto } from '../../../platform/geo/coordinates.dto.js';
import { IsId, IsTextId } from '../../../platform/http/id.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';

export class SaveLocationDto implements SaveLocationRequest {
  /** Null at the root; it must be said. */
  @ValidateIf((_, value) => value !== null)
  @IsId()
  parentId: number | null;

  @IsIn(locationKinds)
  kind: LocationKind;

  @IsText({ max: 50 })
  name: string;

  @IsOptionalText({ max: 200 })
  address?: string | null;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CoordinatesDto)
  coordinates?: CoordinatesDto | null;
}

export class LocationQueryDto {
  @IsOptional()
  @IsTextId()
  parentId?: number;

  @IsOptionalText({ max: 50 })
  search?: string;
}
