import type { FollowUpSettings } from '@scanfix/shared-types';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { IsText } from '../../../platform/http/text.js';

const hoursOfAMonth = 720;
const daysOfTenYears = 3650;

export class SaveFollowUpSettingsDto implements FollowUpSettings {
  @IsInt()
  @Min(1)
  @Max(hoursOfAMonth)
  callAfterHours: number;

  @IsInt()
  @Min(2)
  @Max(3 * hoursOfAMonth)
  closeAfterHours: number;

  @IsInt()
  @Min(0)
  @Max(daysOfTenYears)
  guaranteeDays: number;

  /** Five is what nobody calls low. */
  @IsInt()
  @Min(0)
  @Max(4)
  lowScore: number;

  @IsBoolean()
  excludeFirstEngineer: boolean;

  @IsInt()
  @Min(0)
  @Max(daysOfTenYears)
  npsEveryDays: number;

  @IsText({ max: 2000, min: 0, multiline: true })
  script: string;
}
