import type { OfferQuoteRequest, QuoteLineRequest, QuoteMaterial } from '@scanfix/shared-types';

/** What the editor holds: lines as they are sent, and what is off. */
export interface QuoteDraft {
  lines: QuoteLineRequest[];
  /** Fen. */
  discount: number;
  discountReason: string;
  note: string;
}

/** Begins with the newest version; without one, with the call-out and the parts that the work record holds. */
export function draftOf({ latest, callOut, parts }: QuoteMaterial): QuoteDraft {
  if (latest) return { lines: latest.lines.map(requestOf), discount: latest.discount, discountReason: latest.discountReason ?? '', note: latest.note ?? '' };
  const used = parts.filter((part) => part.used > 0).map(({ partId, used: quantity }): QuoteLineRequest => ({ kind: 'part', partId, quantity: quantity * 100 }));
  return { lines: [...(callOut ? [{ kind: 'call-out' } as const] : []), ...used], discount: 0, discountReason: '', note: '' };
}

function requestOf(line: NonNullable<QuoteMaterial['latest']>['lines'][number]): QuoteLineRequest {
  const { kind, quantity } = line;
  const note = line.note ? { note: line.note } : {};
  const covered = { covered: line.covered };
  if (kind === 'call-out') return { kind, ...covered };
  if (kind === 'labour' && line.labourCode !== null) return { kind, labourCode: line.labourCode, quantity, ...covered, ...note };
  if (kind === 'part' && line.partId !== null) return { kind, partId: line.partId, quantity, ...covered, ...note };
  return { kind: 'other', name: line.name, unit: line.unit, quantity, unitPrice: line.unitPrice, ...note };
}

/** The same work or part once more counts up; a second call-out is none. */
export function withLine(lines: readonly QuoteLineRequest[], added: QuoteLineRequest): QuoteLineRequest[] {
  const index = lines.findIndex((line) => same(line, added));
  if (index < 0) return [...lines, added];
  return lines.map((line, at) => (at === index && 'quantity' in line && 'quantity' in added ? { ...line, quantity: line.quantity + added.quantity } : line));
}

function same(one: QuoteLineRequest, other: QuoteLineRequest): boolean {
  if (one.kind === 'call-out') return other.kind === 'call-out';
  if (one.kind === 'labour') return other.kind === 'labour' && other.labourCode === one.labourCode;
  return one.kind === 'part' && other.kind === 'part' && other.partId === one.partId;
}

/** What is sent; null while a free line has no name or a line no quantity. */
export function quoteRequestOf({ lines, discount, discountReason, note }: QuoteDraft, baseVersion: number): OfferQuoteRequest | null {
  const whole = lines.length > 0 && lines.every((line) => line.kind === 'call-out' || (line.quantity > 0 && (line.kind !== 'other' || line.name.trim() !== '')));
  if (!whole) return null;
  return {
    lines, baseVersion, ...(discount > 0 ? { discount, ...(discountReason.trim() ? { discountReason: discountReason.trim() } : {}) } : {}), ...(note.trim() ? { note: note.trim() } : {}),
  };
}
