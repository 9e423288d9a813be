import { differenceActions, type DifferenceAction, type DifferenceKind, type DifferenceState } from '@scanfix/shared-types';

type Subject = 'payment' | 'refund' | 'fund-flow';

interface Offer {
  kinds: readonly DifferenceKind[];
  subjects: readonly Subject[];
  states: readonly DifferenceState[];
  /** Only where the bill's line belongs to a payment of ours. */
  needsPayment: boolean;
  /** Whoever does it says why. */
  needsNote: boolean;
}
/** What the offer depends on. */
export interface DifferenceFacts {
  kind: DifferenceKind;
  state: DifferenceState;
  subject: Subject;
  paymentId: number | null;
}

const everyKind = ['theirs-only', 'ours-only', 'amount-differs', 'fee-differs', 'fund-flow-differs'] as const;
const money = ['payment', 'refund'] as const;
const all = ['payment', 'refund', 'fund-flow'] as const;

/** What a person may do about which difference. An amount that differs is never passed over: somebody says what became of it. */
export const offers: Record<DifferenceAction, Offer> = {
  query: { kinds: ['theirs-only', 'ours-only'], subjects: money, states: ['open'], needsPayment: false, needsNote: false },
  'record-foreign-refund': { kinds: ['theirs-only'], subjects: ['refund'], states: ['open'], needsPayment: true, needsNote: false },
  'to-suspense': { kinds: ['theirs-only', 'amount-differs'], subjects: money, states: ['open'], needsPayment: false, needsNote: true },
  note: { kinds: everyKind, subjects: all, states: ['open', 'resolved', 'ignored'], needsPayment: false, needsNote: true },
  resolve: { kinds: everyKind, subjects: all, states: ['open'], needsPayment: false, needsNote: true },
  ignore: { kinds: ['theirs-only', 'ours-only', 'fee-differs', 'fund-flow-differs'], subjects: all, states: ['open'], needsPayment: false, needsNote: true },
};

export function isOffered(action: DifferenceAction, { kind, state, subject, paymentId }: DifferenceFacts): boolean {
  const { kinds, subjects, states, needsPayment } = offers[action];
  return kinds.includes(kind) && subjects.includes(subject) && states.includes(state) && (!needsPayment || paymentId !== null);
}

export function actionsFor(facts: DifferenceFacts): DifferenceAction[] {
  return differenceActions.filter((action) => isOffered(action, facts));
}
