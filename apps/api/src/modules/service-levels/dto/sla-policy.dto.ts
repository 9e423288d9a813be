import {
  clockKinds, customerLevels, holdReasons, priorities, staffRoles, type ClockKind, type CustomerLevel, type EscalationStep, type EscalationTarget, type HoldReason, type Priority,
  type SaveSlaPolicyRequest, type StaffRole,
} from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { IsId, IsIdList, maximumId } from '../../../platform/http/id.js';
import { IfGiven } from '../../../platform/http/if-given.js';
import { IsText } from '../../../platform/http/text.js';

/** Minutes: ninety days around the clock. */
const longestPromise = 90 * 24 * 60;

export class EscalationTargetDto {
  @IsIn(['engineer', 'role', 'user'])
  kind: EscalationTarget['kind'];

  @ValidateIf(({ kind }: EscalationTargetDto) => kind === 'role')
  @IsIn(staffRoles)
  role?: StaffRole;

  @ValidateIf(({ kind }: EscalationTargetDto) => kind === 'user')
  @IsId()
  userId?: number;
}

export class EscalationStepDto implements Omit<EscalationStep, 'targets'> {
  @IsIn(clockKinds)
  clock: ClockKind;

  @IsIn(['start', 'due'])
  since: EscalationStep['since'];

  @IsInt()
  @Min(0)
  @Max(longestPromise)
  minutes: number;

  @IsBoolean()
  raisePriority: boolean;

  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => EscalationTargetDto)
  targets: EscalationTargetDto[];
}

export class SaveSlaPolicyDto implements Omit<SaveSlaPolicyRequest, 'escalations'> {
  @IsText({ max: 60 })
  name: string;

  @IsInt()
  @Min(0)
  @Max(10_000)
  position: number;

  @IsBoolean()
  active: boolean;

  @IsArray()
  @ArrayMaxSize(priorities.length)
  @IsIn(priorities, { each: true })
  priorities: Priority[];

  @IsIdList(200)
  categoryIds: number[];

  @IsArray()
  @ArrayMaxSize(customerLevels.length)
  @IsIn(customerLevels, { each: true })
  customerLevels: CustomerLevel[];

  @IsId()
  calendarId: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(longestPromise)
  responseMinutes: number | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(longestPromise)
  onSiteMinutes: number | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(longestPromise)
  resolutionMinutes: number | null;

  @IsArray()
  @ArrayMaxSize(holdReasons.length)
  @IsIn(holdReasons, { each: true })
  pausingReasons: HoldReason[];

  @IsInt()
  @Min(10)
  @Max(95)
  warningPercent: number;

  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => EscalationStepDto)
  escalations: EscalationStepDto[];

  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(maximumId)
  version?: number;
}
