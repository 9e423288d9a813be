import {
  labourUnits, skillLevels, timeSurchargeKinds, type CallOutPrice, type LabourPrice, type LabourUnit, type SavePriceBookRequest, type SkillLevel, type TimeSurcharge, type Urgency,
} from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsIn, IsInt, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { CoordinatesDto } from '../../../platform/geo/coordinates.dto.js';
import { IfGiven } from '../../../platform/http/if-given.js';
import { IsId, IsIdList, maximumId } from '../../../platform/http/id.js';
import { IsText } from '../../../platform/http/text.js';
import { IsCalendarDate } from '../../../platform/http/time.js';

/** Fen: a million yuan for one thing is a slip of the finger. */
const highestPrice = 100_000_000;
const halfTheGlobe = 20_100_000;
/** Times 100. */
const highestQuantity = 1_000_000;
const clock = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

export class DistanceStepDto {
  @IsInt()
  @Min(0)
  @Max(halfTheGlobe)
  beyondMeters: number;

  @IsInt()
  @Min(0)
  @Max(highestPrice)
  fee: number;
}

export class TimeSurchargeDto implements TimeSurcharge {
  @IsIn(timeSurchargeKinds)
  kind: TimeSurcharge['kind'];

  @IfGiven()
  @IsString()
  @MaxLength(5)
  @Matches(clock)
  from?: string;

  @IfGiven()
  @IsString()
  @MaxLength(5)
  @Matches(clock)
  to?: string;

  @IsInt()
  @Min(0)
  @Max(highestPrice)
  fee: number;
}

export class UrgencyFeesDto implements Record<Urgency, number> {
  @IsInt()
  @Min(0)
  @Max(highestPrice)
  normal: number;

  @IsInt()
  @Min(0)
  @Max(highestPrice)
  urgent: number;

  @IsInt()
  @Min(0)
  @Max(highestPrice)
  emergency: number;
}

export class CallOutDto implements CallOutPrice {
  @IsInt()
  @Min(0)
  @Max(highestPrice)
  base: number;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CoordinatesDto)
  origin: CoordinatesDto | null = null;

  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => DistanceStepDto)
  distance: DistanceStepDto[];

  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => TimeSurchargeDto)
  time: TimeSurchargeDto[];

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => UrgencyFeesDto)
  urgency: UrgencyFeesDto;
}

export class LabourPriceDto implements LabourPrice {
  @IsText({ max: 20 })
  code: string;

  @IsText({ max: 60 })
  name: string;

  @IsOptional()
  @IsId()
  categoryId: number | null = null;

  @IsIdList(50)
  problemTypeIds: number[];

  @IsIn(skillLevels)
  level: SkillLevel;

  @IsIn(labourUnits)
  unit: LabourUnit;

  @IsInt()
  @Min(0)
  @Max(highestPrice)
  price: number;

  @IsInt()
  @Min(0)
  @Max(highestQuantity)
  usualFrom: number;

  @IsInt()
  @Min(0)
  @Max(highestQuantity)
  usualTo: number;
}

export class PartPriceDto {
  @IsId()
  partId: number;

  @IsInt()
  @Min(0)
  @Max(highestPrice)
  price: number;
}

export class SavePriceBookDto implements SavePriceBookRequest {
  @IsText({ max: 60 })
  name: string;

  @IsCalendarDate()
  effectiveFrom: string;

  /** Basis points. */
  @IsInt()
  @Min(0)
  @Max(5000)
  taxRate: number;

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => CallOutDto)
  callOut: CallOutDto;

  @IsArray()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => LabourPriceDto)
  labour: LabourPriceDto[];

  @IsArray()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => PartPriceDto)
  parts: PartPriceDto[];

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maximumId)
  version?: number;
}
