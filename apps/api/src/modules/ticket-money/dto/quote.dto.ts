import {
  declineQuoteReasons, quoteLineKinds, type ApproveQuoteRequest, type DeclareMisuseRequest, type DeclineQuoteReason, type DeclineQuoteRequest, type OfferQuoteRequest, type PutOnCreditRequest,
  type QuoteLineKind, type QuoteLineRequest, type WithdrawMisuseRequest, type WithdrawQuoteRequest,
} from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsDefined, IsIn, IsInt, IsObject, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { AttachmentClaimDto } from './attachment-claim.dto.js';
import { FollowTokenParam } from '../../../platform/http/follow-token.js';
import { IfGiven } from '../../../platform/http/if-given.js';
import { IsId, IsTextId, maximumId } from '../../../platform/http/id.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';

const maximumLines = 50;
/** Times 100: ten thousand pieces. */
const highestQuantity = 1_000_000;
/** Fen. */
const highestPrice = 100_000_000;
const highestTotal = 1_000_000_000;

const Of = (...kinds: QuoteLineKind[]) => ValidateIf((line: QuoteLineDto) => kinds.includes(line.kind));

/** One line of any kind; what belongs to another kind is not looked at. */
export class QuoteLineDto {
  @IsIn(quoteLineKinds)
  kind: QuoteLineKind;

  @IfGiven()
  @IsBoolean()
  covered?: boolean;

  @Of('labour')
  @IsText({ max: 20 })
  labourCode: string;

  @Of('part')
  @IsId()
  partId: number;

  @Of('labour', 'part', 'other')
  @IsInt()
  @Min(1)
  @Max(highestQuantity)
  quantity: number;

  @Of('other')
  @IsText({ max: 100 })
  name: string;

  @IsOptionalText({ max: 16 })
  unit?: string | null;

  @Of('other')
  @IsInt()
  @Min(0)
  @Max(highestPrice)
  unitPrice: number;

  @IsOptionalText({ max: 200 })
  note?: string | null;
}

export class OfferQuoteDto {
  @IsArray()
  @ArrayMaxSize(maximumLines)
  @ValidateNested({ each: true })
  @Type(() => QuoteLineDto)
  lines: QuoteLineDto[];

  @IfGiven()
  @IsInt()
  @Min(0)
  @Max(highestTotal)
  discount?: number;

  @IsOptionalText({ max: 200 })
  discountReason?: string | null;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string | null;

  @IsInt()
  @Min(0)
  @Max(maximumId)
  baseVersion: number;

  @IfGiven()
  @IsInt()
  @Min(0)
  @Max(highestTotal)
  total?: number;
}

/** The form as the contract words it: each line only with what its kind has. */
export function offerOf({ lines, discount, discountReason, note, baseVersion, total }: OfferQuoteDto): OfferQuoteRequest {
  return { lines: lines.map(lineOf), discount, discountReason: discountReason ?? undefined, note: note ?? undefined, baseVersion, total };
}

function lineOf({ kind, covered, labourCode, partId, quantity, name, unit, unitPrice, note }: QuoteLineDto): QuoteLineRequest {
  const words = { note: note ?? undefined };
  switch (kind) {
    case 'call-out': return { kind, covered };
    case 'labour': return { kind, labourCode, quantity, covered, ...words };
    case 'part': return { kind, partId, quantity, covered, ...words };
    case 'other': return { kind, name, unit: unit ?? undefined, quantity, unitPrice, ...words };
  }
}

export class ApproveQuoteDto implements ApproveQuoteRequest {
  @IsText({ max: 50 })
  signerName: string;

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => AttachmentClaimDto)
  image: AttachmentClaimDto;

  @IsInt()
  @Min(0)
  @Max(highestTotal)
  total: number;
}

export class DeclineQuoteDto implements DeclineQuoteRequest {
  @IsIn(declineQuoteReasons)
  reason: DeclineQuoteReason;

  @IfGiven()
  @IsText({ max: 500, min: 0, multiline: true })
  note?: string;
}

export class WithdrawQuoteDto implements WithdrawQuoteRequest {
  @IsText({ max: 200 })
  reason: string;
}

export class PutOnCreditDto implements PutOnCreditRequest {
  @IfGiven()
  @IsText({ max: 500, min: 0, multiline: true })
  note?: string;
}

export class DeclareMisuseDto implements DeclareMisuseRequest {
  @IsText({ max: 500, multiline: true })
  note: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(9)
  @ValidateNested({ each: true })
  @Type(() => AttachmentClaimDto)
  photos: AttachmentClaimDto[];
}

export class WithdrawMisuseDto implements WithdrawMisuseRequest {
  @IsText({ max: 200 })
  reason: string;
}

export class QuoteParam {
  @IsTextId()
  id: number;

  @IsTextId()
  quoteId: number;
}

export class FollowedQuoteParam extends FollowTokenParam {
  @IsTextId()
  quoteId: number;
}
