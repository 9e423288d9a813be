import {
  absenceReasons, skillLevels, type AbsenceReason, type AddAbsenceRequest, type SaveEngineerRequest, type Skill, type SkillLevel, type TerritoryPolygon, type WorkingHours,
} from '@scanfix/shared-types';
import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsDefined, IsIn, IsInt, IsObject, IsString, Matches, Max, MaxLength, Min, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import { CoordinatesDto } from '../../../platform/geo/coordinates.dto.js';
import { IsId, IsIdList, IsTextId, maximumId } from '../../../platform/http/id.js';
import { IfGiven } from '../../../platform/http/if-given.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';
import { IsInstant } from '../../../platform/http/time.js';

export class SkillDto implements Skill {
  @IsId()
  categoryId: number;

  @IsIn(skillLevels)
  level: SkillLevel;
}

const isCorner = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every((degrees) => Number.isFinite(degrees)) && Math.abs(Number(value[0])) <= 180 && Math.abs(Number(value[1])) <= 90;

/** A list of [longitude, latitude]. */
const IsCorners = () => applyDecorators(IsArray(), ArrayMinSize(3), ArrayMaxSize(100), ValidateBy({ name: 'isCorner', validator: { validate: isCorner } }, { each: true }));

export class TerritoryPolygonDto implements TerritoryPolygon {
  @IsText({ max: 50 })
  name: string;

  @IsCorners()
  points: [number, number][];
}

const IsTimeOfDay = (pattern: RegExp) => applyDecorators(IsString(), MaxLength(5), Matches(pattern));

export class ShiftDto implements WorkingHours {
  @IsInt()
  @Min(1)
  @Max(7)
  weekday: number;

  @IsTimeOfDay(/^([01]\d|2[0-3]):[0-5]\d$/)
  from: string;

  @IsTimeOfDay(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
  to: string;
}

export class SaveEngineerDto implements SaveEngineerRequest {
  @IsInt()
  @Min(1)
  @Max(100)
  maximumOpenJobs: number;

  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => SkillDto)
  skills: SkillDto[];

  @IsIdList(200)
  territoryLocationIds: number[];

  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => TerritoryPolygonDto)
  territoryPolygons: TerritoryPolygonDto[];

  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ShiftDto)
  shifts: ShiftDto[];

  /** Null: not known; it must be said. */
  @ValidateIf((_, value) => value !== null)
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => CoordinatesDto)
  base: CoordinatesDto | null;

  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(maximumId)
  version?: number;
}

export class AddAbsenceDto implements AddAbsenceRequest {
  @IsInstant()
  from: string;

  @IsInstant()
  to: string;

  @IsIn(absenceReasons)
  reason: AbsenceReason;

  @IsOptionalText({ max: 200 })
  note?: string | null;
}

export class AbsenceParam {
  @IsTextId()
  id: number;

  @IsTextId()
  absenceId: number;
}
