import type { ExpectedResponseMinutes, UpdateOrganizationRequest } from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import { IfGiven } from '../../../platform/http/if-given.js';
import { IsOptionalDialNumber } from '../../../platform/http/phone.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';
import { IsTimeZone } from '../../../platform/http/time-zone.js';

const longestResponse = 30 * 24 * 60;

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
  @IsTimeZone()
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
