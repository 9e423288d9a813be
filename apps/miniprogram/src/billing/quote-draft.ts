import type { Fen, OfferQuoteRequest, Quote, QuoteLine, QuoteLineRequest, QuoteMaterial } from '@scanfix/shared-types';
import { fenOf, typedYuan } from './amounts';

/** A quote while it is written. The discount stays as typed: half a number is no sum yet. */
export interface QuoteDraft {
  lines: QuoteLineRequest[];
  discount: string;
  discountReason: string;
  note: string;
}

type PartLine = Extract<QuoteLineRequest, { kind: 'part' }>;

const one = 100;
const half = 50;
const most = 999_00;

function lineOf({ kind, labourCode, partId, name, unit, quantity, unitPrice, note }: QuoteLine): QuoteLineRequest[] {
  const noted = note ? { note } : {};
  switch (kind) {
    case 'call-out':
      return [{ kind }];
    case 'labour':
      return labourCode === null ? [] : [{ kind, labourCode, quantity, ...noted }];
    case 'part':
      return partId === null ? [] : [{ kind, partId, quantity, ...noted }];
    case 'other':
      return [{ kind, name, unit, quantity, unitPrice, ...noted }];
  }
}

/** A discount without a reason is the contract's own: it comes again by itself. */
const continued = ({ lines, discount, discountReason, note }: Quote): QuoteDraft => ({
  lines: lines.flatMap(lineOf), discount: discountReason !== null && discount > 0 ? typedYuan(discount) : '', discountReason: discountReason ?? '', note: note ?? '',
});

/** What one begins with: the last version, or the call-out and the parts that the record says were used. */
export function freshQuote({ callOut, parts, latest }: QuoteMaterial): QuoteDraft {
  if (latest) return continued(latest);
  const used: PartLine[] = parts.filter((part) => part.used > 0).map((part) => ({ kind: 'part', partId: part.partId, quantity: part.used * one }));
  return { lines: [...(callOut ? [{ kind: 'call-out' as const }] : []), ...used], discount: '', discountReason: '', note: '' };
}

/** The same price twice is one line with more of it. */
export function withLine(lines: QuoteLineRequest[], added: QuoteLineRequest): QuoteLineRequest[] {
  const index = lines.findIndex((line) => isSame(line, added));
  const found = lines[index];
  if (!found || found.kind === 'call-out' || added.kind === 'call-out') return found ? lines : [...lines, added];
  return lines.map((line, position) => (position === index ? { ...found, quantity: Math.min(most, found.quantity + added.quantity) } : line));
}

function isSame(line: QuoteLineRequest, other: QuoteLineRequest): boolean {
  if (line.kind === 'call-out') return other.kind === 'call-out';
  if (line.kind === 'labour') return other.kind === 'labour' && other.labourCode === line.labourCode;
  if (line.kind === 'part') return other.kind === 'part' && other.partId === line.partId;
  return other.kind === 'other' && other.name === line.name && other.unitPrice === line.unitPrice;
}

/** Hours by halves, everything else by ones. */
export const stepOf = (line: QuoteLineRequest, { labour }: QuoteMaterial): number =>
  (line.kind === 'labour' && labour.find(({ code }) => code === line.labourCode)?.unit === 'hour' ? half : one);

/** One step more or less; below one step the line goes. */
export function counted(lines: QuoteLineRequest[], index: number, by: number): QuoteLineRequest[] {
  return lines.flatMap((line, position) => {
    if (position !== index) return [line];
    if (line.kind === 'call-out' || line.quantity + by <= 0) return [];
    return [{ ...line, quantity: Math.min(most, line.quantity + by) }];
  });
}

export interface NamedLine {
  name: string;
  unit: string;
  unitPrice: Fen;
  quantity: number;
}

/** As the price book calls it; null for what is no longer in it. */
export function namedLine(line: QuoteLineRequest, { callOut, labour, parts }: QuoteMaterial, callOutName: string): NamedLine | null {
  switch (line.kind) {
    case 'call-out':
      return callOut && { name: callOutName, unit: 'job', unitPrice: callOut.fee, quantity: one };
    case 'labour': {
      const found = labour.find(({ code }) => code === line.labourCode);
      return found ? { name: found.name, unit: found.unit, unitPrice: found.price, quantity: line.quantity } : null;
    }
    case 'part': {
      const found = parts.find(({ partId }) => partId === line.partId);
      return found ? { name: found.name, unit: found.unit, unitPrice: found.price, quantity: line.quantity } : null;
    }
    case 'other':
      return { name: line.name, unit: line.unit ?? 'job', unitPrice: line.unitPrice, quantity: line.quantity };
  }
}

/** Null while the discount is no sum of money. */
export function offerOf(draft: QuoteDraft, baseVersion: number): OfferQuoteRequest | null {
  const typed = draft.discount.trim();
  const discount = fenOf(typed);
  if (typed !== '' && discount === null) return null;
  return {
    lines: draft.lines, baseVersion,
    // Nothing typed leaves it to the contract; a zero takes nothing off.
    ...(discount === null ? {} : { discount }),
    ...(discount && draft.discountReason.trim() ? { discountReason: draft.discountReason.trim() } : {}),
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
  };
}
