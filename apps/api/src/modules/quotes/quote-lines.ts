import { lineAmount, quoteUnits, type Fen, type LabourPrice, type QuoteLine, type QuoteLineRequest } from '@scanfix/shared-types';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';

/** What lines are made from. */
export interface LineSources {
  /** Null where the price book knows no call-out. */
  callOut: Fen | null;
  labour: readonly LabourPrice[];
  parts: ReadonlyMap<number, { name: string; unit: string; price: Fen }>;
  coverage: { callOut: boolean; labour: boolean; part: (partId: number) => boolean };
}

/** Content of the quote as the requester reads it, and of the receipt after it; clients that speak another language word it by `kind`. */
const callOutName = '上门费';

type Priced = Pick<QuoteLine, 'kind' | 'name' | 'labourCode' | 'partId' | 'unit' | 'unitPrice' | 'free'> & { quantity: number; carried: boolean };

/** @throws DomainError `quote-empty`, `quote-line-unknown`, `validation-failed` for a second call-out and for a line that nobody else pays for */
export function linesOf(requests: readonly QuoteLineRequest[], sources: LineSources): QuoteLine[] {
  if (requests.length === 0) throw new DomainError('quote-empty');
  if (requests.filter(({ kind }) => kind === 'call-out').length > 1) throw invalidField(`lines.${requests.findLastIndex(({ kind }) => kind === 'call-out')}.kind`, 'duplicate');
  return requests.map((request, index) => {
    const { carried, ...line } = priced(request, index, sources);
    const wanted = request.kind === 'other' ? false : request.covered ?? carried;
    if (wanted && !carried) throw invalidField(`lines.${index}.covered`, 'not-covered');
    return { ...line, amount: lineAmount(line.quantity, line.unitPrice), covered: wanted, note: (request.kind === 'call-out' ? null : request.note) ?? null };
  });
}

function priced(request: QuoteLineRequest, index: number, { callOut, labour, parts, coverage }: LineSources): Priced {
  const book = { labourCode: null, partId: null, free: false };
  switch (request.kind) {
    case 'call-out':
      if (callOut === null) throw unknownLine(index, 'kind');
      return { ...book, kind: 'call-out', name: callOutName, unit: quoteUnits.job, quantity: 100, unitPrice: callOut, carried: coverage.callOut };
    case 'labour': {
      const price = labour.find(({ code }) => code === request.labourCode);
      if (!price) throw unknownLine(index, 'labourCode');
      return { ...book, kind: 'labour', name: price.name, labourCode: price.code, unit: quoteUnits[price.unit], quantity: request.quantity, unitPrice: price.price, carried: coverage.labour };
    }
    case 'part': {
      const part = parts.get(request.partId);
      if (!part) throw unknownLine(index, 'partId');
      return { ...book, kind: 'part', name: part.name, partId: request.partId, unit: part.unit, quantity: request.quantity, unitPrice: part.price, carried: coverage.part(request.partId) };
    }
    case 'other':
      return { ...book, kind: 'other', name: request.name, unit: request.unit ?? quoteUnits.item, quantity: request.quantity, unitPrice: request.unitPrice, free: true, carried: false };
  }
}

function unknownLine(index: number, field: string): DomainError {
  return new DomainError('quote-line-unknown', undefined, [{ field: `lines.${index}.${field}`, code: 'unknown' }]);
}
