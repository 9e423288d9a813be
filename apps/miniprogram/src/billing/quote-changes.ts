import type { Fen, Quote, QuoteLine } from '@scanfix/shared-types';

export interface LineChange {
  kind: 'added' | 'removed' | 'changed';
  name: string;
  /** What it costs the requester, before and after. */
  before: Fen;
  after: Fen;
}

/** A line is the same one as long as it is the same price, part or name. */
const identityOf = ({ kind, labourCode, partId, name }: QuoteLine): string => [kind, labourCode ?? partId ?? (kind === 'other' ? name : '')].join(' ');
/** What warranty or contract carries costs nothing. */
export const charged = ({ covered, amount }: Pick<QuoteLine, 'covered' | 'amount'>): Fen => (covered ? 0 : amount);

interface Sum {
  name: string;
  charged: Fen;
  quantity: number;
}

/** The same item may stand on two lines, one of them covered. */
function sums(lines: QuoteLine[]): Map<string, Sum> {
  const found = new Map<string, Sum>();
  for (const line of lines) {
    const before = found.get(identityOf(line));
    found.set(identityOf(line), { name: line.name, charged: (before?.charged ?? 0) + charged(line), quantity: (before?.quantity ?? 0) + line.quantity });
  }
  return found;
}

/** What is different from the version that was approved, in the order of the new one; what is gone comes last. */
export function quoteChanges(approved: Pick<Quote, 'lines'>, offered: Pick<Quote, 'lines'>): LineChange[] {
  const before = sums(approved.lines);
  const after = sums(offered.lines);
  const changes: LineChange[] = [];
  for (const [identity, line] of after) {
    const old = before.get(identity);
    if (!old) changes.push({ kind: 'added', name: line.name, before: 0, after: line.charged });
    else if (old.charged !== line.charged || old.quantity !== line.quantity) changes.push({ kind: 'changed', name: line.name, before: old.charged, after: line.charged });
  }
  for (const [identity, line] of before) {
    if (!after.has(identity)) changes.push({ kind: 'removed', name: line.name, before: line.charged, after: 0 });
  }
  return changes;
}
