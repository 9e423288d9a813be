import {
  offlineChannels, paymentChannels, paymentPurposes, paymentStates, type MatchPaymentRequest, type OfflineChannel, type PaymentChannel, type PaymentPurpose, type PaymentQuery, type PaymentState, type RecordPaymentsRequest,
  type StartPaymentRequest,
} from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { FollowTokenParam } from '../../../platform/http/follow-token.js';
import { IsId, IsTextId } from '../../../platform/http/id.js';
import { IfGiven } from '../../../platform/http/if-given.js';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';
import { IsInstant } from '../../../platform/http/time.js';

/** Fen: ten million yuan at once is a mistake of typing. */
const highest = 1_000_000_000;

const orderChannels = ['mini-program', 'official-account', 'native'] as const;

export class StartPaymentDto implements StartPaymentRequest {
  @IsIn(orderChannels)
  channel: (typeof orderChannels)[number];

  @IsInt()
  @Min(1)
  @Max(highest)
  amount: number;

  @IfGiven()
  @IsString()
  @MaxLength(128)
  @Matches(/^[\w-]+$/)
  officialAccountCode?: string;
}

export class AllocationDto {
  @IsId()
  quoteId: number;

  @IsInt()
  @Min(1)
  @Max(highest)
  amount: number;
}

export class VoucherClaimDto {
  @IsId()
  id: number;

  @IsString()
  @MaxLength(200)
  claim: string;
}

export class RecordPaymentsDto implements RecordPaymentsRequest {
  @IsIn(offlineChannels)
  channel: OfflineChannel;

  @IsInstant()
  paidAt: string;

  @IsText({ max: 64 })
  voucherNumber: string;

  @IfGiven()
  @ValidateNested()
  @Type(() => VoucherClaimDto)
  voucher?: VoucherClaimDto;

  @IsOptionalText({ max: 100 })
  payerName?: string;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => AllocationDto)
  allocations: AllocationDto[];
}

export class MatchPaymentDto implements MatchPaymentRequest {
  @IsId()
  quoteId: number;

  @IsText({ max: 500, multiline: true })
  note: string;
}

export class PaymentQueryDto extends PageQueryDto implements PaymentQuery {
  @IsOptional()
  @IsIn(paymentStates)
  state?: PaymentState;

  @IsOptional()
  @IsIn(paymentChannels)
  channel?: PaymentChannel;

  @IsOptional()
  @IsIn(paymentPurposes)
  purpose?: PaymentPurpose;

  @IsOptional()
  @IsTextId()
  ticketId?: number;

  @IsOptional()
  @IsTextId()
  customerId?: number;

  @IsOptional()
  @IsInstant()
  paidFrom?: string;

  @IsOptional()
  @IsInstant()
  paidTo?: string;

  @IsOptionalText({ max: 64 })
  search?: string;
}

export class NotifyTokenParam {
  @IsString()
  @MaxLength(64)
  @Matches(/^[\w-]+$/)
  notifyToken: string;
}

export class TicketPaymentParam {
  @IsTextId()
  id: number;

  @IsTextId()
  paymentId: number;
}

export class FollowedPaymentParam extends FollowTokenParam {
  @IsTextId()
  paymentId: number;
}
