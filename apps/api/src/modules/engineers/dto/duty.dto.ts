import type { ReportPositionRequest } from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsNumber, IsObject, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { CoordinatesDto } from '../../../platform/geo/coordinates.dto.js';

export class SetDutyDto {
  @IsBoolean()
  takesJobs: boolean;
}

export class ReportPositionDto implements ReportPositionRequest {
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => CoordinatesDto)
  coordinates: CoordinatesDto;

  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(100_000)
  accuracyMeters?: number | null;
}
