import type { Fen } from './prices.js';
import { quoteUnits, type OfferQuoteRequest, type Quote, type QuoteLine, type QuoteLineRequest, type QuoteMaterial } from './quotes.js';
import { lineAmount } from './sums.js';
import { fenTyped, highestQuantity, typedYuan } from './typed-sums.js';

/** A quote while it is written, at the desk and on the phone. */
export interface QuoteDraft {
  lines: QuoteLineRequest[];
  /** Yuan as typed: half a number is no sum yet. Nothing typed leaves it to the contract; a zero takes nothing off. */
  discount: string;
  discountReason: string;
  note: string;
}

const one = 100;
const half = 50;

/** What one begins with: the last version, or the call-out and the parts that the work record says were used. */
export function quoteDraftOf({ callOut, parts, latest }: QuoteMaterial): QuoteDraft {
  if (latest) return { lines: latest.lines.map(requestOf), ...discountTypedIn(latest), note: latest.note ?? '' };
  const used = parts.filter((part) => part.used > 0).map((part) => ({ kind: 'part' as const, partId: part.partId, quantity: part.used * one }));
  return { lines: [...(callOut ? [{ kind: 'call-out' as const }] : []), ...used], discount: '', discountReason: '', note: '' };
}

/** Without `covered`: who pays may have been decided anew since then, and the server knows. */
function requestOf({ kind, labourCode, partId, name, unit, quantity, unitPrice, note }: QuoteLine): QuoteLineRequest {
  const noted = note ? { note } : {};
  if (kind === 'call-out') return { kind };
  if (kind === 'labour' && labourCode !== null) return { kind, labourCode, quantity, ...noted };
  if (kind === 'part' && partId !== null) return { kind, partId, quantity, ...noted };
  return { kind: 'other', name, unit, quantity, unitPrice, ...noted };
}

/** The contract's own, which has the contract's number as its reason, comes by itself: of the new sum, and only while there is a contract. */
function discountTypedIn({ discount, discountReason, warranty }: Quote): Pick<QuoteDraft, 'discount' | 'discountReason'> {
  if (discount === 0 || discountReason === null || discountReason === warranty.contract?.number) return { discount: '', discountReason: '' };
  return { discount: typedYuan(discount), discountReason };
}

/** The same price of the book twice is one line with more of it. Free lines stay as they were written: two that are called the same need not be the same. */
export function withQuoteLine(lines: readonly QuoteLineRequest[], added: QuoteLineRequest): QuoteLineRequest[] {
  const index = lines.findIndex((line) => isSamePrice(line, added));
  const found = lines[index];
  if (!found) return [...lines, added];
  if (found.kind === 'call-out' || added.kind === 'call-out') return [...lines];
  return lines.map((line, position) => (position === index ? { ...found, quantity: Math.min(highestQuantity, found.quantity + added.quantity) } : line));
}

type PriceOfLine = Pick<QuoteLine, 'kind' | 'labourCode' | 'partId'> | QuoteLineRequest;

function isSamePrice(line: PriceOfLine, other: PriceOfLine): boolean {
  if (line.kind === 'labour') return other.kind === 'labour' && other.labourCode === line.labourCode;
  if (line.kind === 'part') return other.kind === 'part' && other.partId === line.partId;
  return line.kind === 'call-out' && other.kind === 'call-out';
}

/** Hours by halves, everything else by ones. */
export function quantityStep(line: QuoteLineRequest, { labour }: QuoteMaterial): number {
  return line.kind === 'labour' && labour.find(({ code }) => code === line.labourCode)?.unit === 'hour' ? half : one;
}

/** So much more or less of it; a line with nothing left goes. */
export function withMoreOf(lines: readonly QuoteLineRequest[], index: number, by: number): QuoteLineRequest[] {
  return lines.flatMap((line, position) => {
    if (position !== index) return [line];
    if (line.kind === 'call-out' || line.quantity + by <= 0) return [];
    return [{ ...line, quantity: Math.min(highestQuantity, line.quantity + by) }];
  });
}

export interface ReckonedLine {
  /** Empty for what nobody knows any more. Call-outs are worded by the client. */
  name: string;
  unit: string;
  unitPrice: Fen;
  quantity: number;
  amount: Fen;
  covered: boolean;
}

/** A line as the editor shows it: as the server counted it, and until it has, as the book has it or the last version had it. */
export function reckonedQuoteLine(line: QuoteLineRequest, material: QuoteMaterial, ofServer: QuoteLine | null): ReckonedLine {
  const quantity = line.kind === 'call-out' ? one : line.quantity;
  const known = ofServer && isSamePrice(ofServer, line) ? ofServer : null;
  const { name, unit, unitPrice } = known ?? bookLine(line, material) ?? material.latest?.lines.find((before) => isSamePrice(before, line)) ?? { name: '', unit: '', unitPrice: 0 };
  return { name, unit, unitPrice, quantity, amount: lineAmount(quantity, unitPrice), covered: known?.covered ?? false };
}

function bookLine(line: QuoteLineRequest, { callOut, labour, parts }: QuoteMaterial): Pick<QuoteLine, 'name' | 'unit' | 'unitPrice'> | undefined {
  if (line.kind === 'other') return { name: line.name, unit: line.unit ?? quoteUnits.item, unitPrice: line.unitPrice };
  if (line.kind === 'call-out') return callOut ? { name: '', unit: quoteUnits.job, unitPrice: callOut.fee } : undefined;
  const found = line.kind === 'labour' ? labour.find(({ code }) => code === line.labourCode) : parts.find(({ partId }) => partId === line.partId);
  return found && { name: found.name, unit: found.unit, unitPrice: found.price };
}

export type DiscountFault = 'no-sum' | 'too-high' | 'no-reason';

/** `highest`: what this person may take off, null while nobody has counted it. */
export function discountFault({ discount, discountReason }: Pick<QuoteDraft, 'discount' | 'discountReason'>, highest: Fen | null): DiscountFault | null {
  if (discount.trim() === '') return null;
  const fen = fenTyped(discount);
  if (fen === null) return 'no-sum';
  if (highest !== null && fen > highest) return 'too-high';
  return fen > 0 && discountReason.trim() === '' ? 'no-reason' : null;
}

/** What is sent; null while there is no line, a free one has no name, one has no quantity, or the discount is no sum of money. */
export function quoteOfferOf({ lines, discount, discountReason, note }: QuoteDraft, { latest }: Pick<QuoteMaterial, 'latest'>): OfferQuoteRequest | null {
  const taken = fenTyped(discount);
  if (lines.length === 0 || !lines.every(isWhole) || (taken === null && discount.trim() !== '')) return null;
  return {
    lines, baseVersion: latest?.version ?? 0,
    ...(taken === null ? {} : { discount: taken }),
    ...(taken && discountReason.trim() ? { discountReason: discountReason.trim() } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
  };
}

function isWhole(line: QuoteLineRequest): boolean {
  if (line.kind === 'call-out') return true;
  return line.quantity > 0 && (line.kind !== 'other' || line.name.trim() !== '');
}
