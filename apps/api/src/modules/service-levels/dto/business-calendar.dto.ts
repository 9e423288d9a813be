import type { BusinessCalendar, SaveBusinessCalendarRequest, WorkingHours } from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { maximumId } from '../../../platform/http/id.js';
import { IfGiven } from '../../../platform/http/if-given.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';
import { IsTimeZone } from '../../../platform/http/time-zone.js';
import { IsCalendarDate } from '../../../platform/http/time.js';

const timeOfDay = '([01]\\d|2[0-3]):[0-5]\\d';

export class WorkingHoursDto implements WorkingHours {
  @IsInt()
  @Min(1)
  @Max(7)
  weekday: number;

  @IsString()
  @MaxLength(5)
  @Matches(new RegExp(`^${timeOfDay}$`))
  from: string;

  /** `24:00` ends the day. */
  @IsString()
  @MaxLength(5)
  @Matches(new RegExp(`^(${timeOfDay}|24:00)$`))
  to: string;
}

export class CalendarExceptionDto {
  @IsCalendarDate()
  date: string;

  @IsBoolean()
  working: boolean;

  @IsOptionalText({ max: 60 })
  note?: string | null;
}

export class SaveBusinessCalendarDto implements SaveBusinessCalendarRequest {
  @IsText({ max: 60 })
  name: string;

  @IsTimeZone()
  timeZone: string;

  @IsBoolean()
  aroundTheClock: boolean;

  @IsArray()
  @ArrayMaxSize(42)
  @ValidateNested({ each: true })
  @Type(() => WorkingHoursDto)
  workingHours: WorkingHoursDto[];

  @IsBoolean()
  publicHolidays: boolean;

  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => CalendarExceptionDto)
  exceptions: (BusinessCalendar['exceptions'][number] & CalendarExceptionDto)[];

  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(maximumId)
  version?: number;
}
