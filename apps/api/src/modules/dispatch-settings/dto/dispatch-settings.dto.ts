import type { DispatchSettings, DispatchWeights, SaveDispatchSettingsRequest } from '@scanfix/shared-types';
import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsIn, IsInt, IsObject, Max, Min, ValidateIf, ValidateNested } from 'class-validator';

const IsWhole = (least: number, most: number) => applyDecorators(IsInt(), Min(least), Max(most));
const IsWeight = () => IsWhole(0, 100);

export class DispatchWeightsDto implements DispatchWeights {
  @IsWeight()
  distance: number;

  @IsWeight()
  skill: number;

  @IsWeight()
  load: number;

  @IsWeight()
  shift: number;

  @IsWeight()
  'device-history': number;

  @IsWeight()
  wish: number;

  @IsWeight()
  territory: number;
}

export class SaveDispatchSettingsDto implements SaveDispatchSettingsRequest {
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => DispatchWeightsDto)
  weights: DispatchWeightsDto;

  @IsIn(['off', 'recommended'])
  automatic: DispatchSettings['automatic'];

  @IsWhole(0, 100)
  automaticMinimumPercent: number;

  @IsBoolean()
  claimPool: boolean;

  @ValidateIf((_, value) => value !== null)
  @IsWhole(1, 1440)
  unansweredMinutes: number | null;

  @IsWhole(1, 200)
  travelSpeedKmh: number;

  @IsWhole(20, 5000)
  geofenceMeters: number;

  @IsWhole(0, 2000)
  accuracyLimitMeters: number;

  @IsWhole(20, 1000)
  impossibleSpeedKmh: number;

  @IsWhole(1, 720)
  positionKeptHours: number;

  @IsWhole(10, 1440)
  visitMinutes: number;
}
