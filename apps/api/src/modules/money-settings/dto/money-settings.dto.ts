import type { MoneySettings, SaveMoneySettingsRequest } from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsInt, IsObject, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { maximumId } from '../../../platform/http/id.js';

/** Fen: ten million yuan. */
const highestSum = 1_000_000_000;

export class DiscountLimitsDto implements Record<keyof MoneySettings['discountLimits'], number> {
  @IsInt()
  @Min(0)
  @Max(100)
  engineer: number;

  @IsInt()
  @Min(0)
  @Max(100)
  agent: number;

  @IsInt()
  @Min(0)
  @Max(100)
  finance: number;

  @IsInt()
  @Min(0)
  @Max(100)
  manager: number;

  @IsInt()
  @Min(0)
  @Max(100)
  admin: number;
}

export class SaveMoneySettingsDto implements SaveMoneySettingsRequest {
  @IsInt()
  @Min(1)
  @Max(365)
  quoteValidDays: number;

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => DiscountLimitsDto)
  discountLimits: DiscountLimitsDto;

  @IsInt()
  @Min(0)
  @Max(highestSum)
  refundApprovalAbove: number;

  @IsInt()
  @Min(5)
  @Max(1440)
  paymentMinutes: number;

  @IsIn(['refund', 'ask'])
  surplusPayments: MoneySettings['surplusPayments'];

  /** Every month has it. */
  @IsInt()
  @Min(1)
  @Max(28)
  statementDay: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(maximumId)
  version?: number;
}
