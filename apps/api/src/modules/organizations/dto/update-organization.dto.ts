import type { ExpectedResponseMinutes, UpdateOrganizationRequest } from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsInt, IsObject, IsString, Max, MaxLength, Min, ValidateBy, ValidateNested } from 'class-validator';
import { IfGiven } from '../../../platform/http/if-given.js';
import { IsOptionalDialNumber } from '../../../platform/http/phone.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';

const longestResponse = 30 * 24 * 60;

/** A name of the IANA database: `Asia/Shanghai`, not `+08:00`. */
function isTimeZone(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[A-Za-z]/.test(value)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

class ExpectedResponseMinutesDto implements ExpectedResponseMinutes {
  @IsInt() @Min(1) @Max(longestResponse)
  normal: number;

  @IsInt() @Min(1) @Max(longestResponse)
  urgent: number;

  @IsInt() @Min(1) @Max(longestResponse)
  emergency: number;
}

export class UpdateOrganizationDto implements UpdateOrganizationRequest {
  @IfGiven()
  @IsText({ max: 100 })
  name?: string;

  @IfGiven()
  @IsText({ max: 20 })
  shortName?: string;

  @IsOptionalDialNumber()
  servicePhone?: string | null;

  @IsOptionalText({ max: 500, multiline: true })
  notice?: string | null;

  @IfGiven()
  @IsString()
  @MaxLength(64)
  @ValidateBy({ name: 'isIn', validator: { validate: isTimeZone } })
  timeZone?: string;

  @IfGiven()
  @IsBoolean()
  anonymousReports?: boolean;

  @IfGiven()
  @IsBoolean()
  automaticTriage?: boolean;

  @IfGiven()
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => ExpectedResponseMinutesDto)
  expectedResponseMinutes?: ExpectedResponseMinutesDto;
}
