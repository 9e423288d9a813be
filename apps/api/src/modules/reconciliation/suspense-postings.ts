import type { Fen, LedgerLine } from '@scanfix/shared-types';

interface Unexplained {
  subject: 'payment' | 'refund' | 'fund-flow';
  theirs: Fen | null;
  ours: Fen | null;
}

/**
 * What WeChat Pay has and our books have not goes to what is not explained yet, so that the account at WeChat Pay is right: money in on its credit
 * side, money out on its debit side.
 */
export function suspenseLines({ subject, theirs, ours }: Unexplained): LedgerLine[] {
  const more = ((theirs ?? 0) - (ours ?? 0)) * (subject === 'refund' ? -1 : 1);
  const [into, from] = more >= 0 ? ['wechat', 'suspense'] as const : ['suspense', 'wechat'] as const;
  const amount = Math.abs(more);
  return amount === 0 ? [] : [{ account: into, debit: amount, credit: 0 }, { account: from, debit: 0, credit: amount }];
}
