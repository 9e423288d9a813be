import { refundReasons, refundStates, type DecideRefundRequest, type RefundQuery, type RefundReason, type RefundState, type RequestRefundRequest, type SettleRefundRequest } from '@scanfix/shared-types';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsQueryFlag } from '../../../platform/http/query-flag.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';

export class RequestRefundDto implements RequestRefundRequest {
  @IsInt()
  @Min(1)
  @Max(4_294_967_295)
  amount: number;

  @IsIn(refundReasons)
  reason: RefundReason;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string;

  @IsOptionalText({ max: 64 })
  voucherNumber?: string;
}

export class DecideRefundDto implements DecideRefundRequest {
  @IsOptionalText({ max: 500, multiline: true })
  note?: string;
}

export class SettleRefundDto implements SettleRefundRequest {
  @IsText({ max: 64 })
  voucherNumber: string;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string;
}

export class RefundQueryDto extends PageQueryDto implements RefundQuery {
  @IsOptional()
  @IsIn(refundStates)
  state?: RefundState;

  @IsOptional()
  @IsQueryFlag()
  queue?: boolean;
}
