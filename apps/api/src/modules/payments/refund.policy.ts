import type { Fen, RefundAction, RefundState } from '@scanfix/shared-types';

interface DecidedRefund {
  amount: Fen;
  state: RefundState;
  decidedById: number | null;
}

/**
 * Whether another person must agree: counted together with what nobody else agreed to before, so that a large refund in small pieces is a
 * large refund.
 */
export function needsSecondPerson(earlier: readonly DecidedRefund[], amount: Fen, approvalAbove: Fen): boolean {
  const alone = earlier.filter(({ state, decidedById }) => decidedById === null && !['requested', 'refused', 'closed'].includes(state));
  return alone.reduce((sum, refund) => sum + refund.amount, amount) > approvalAbove;
}

interface QueuedRefund {
  state: RefundState;
  problem: string | null;
  requestedById: number | null;
  /** It came through WeChat. */
  online: boolean;
}

interface Clerk {
  userId: number;
  permissions: ReadonlySet<string>;
}

/** What somebody may do with a refund. */
export function refundActionsOf({ state, problem, requestedById, online }: QueuedRefund, { userId, permissions }: Clerk): RefundAction[] {
  const actions: RefundAction[] = [];
  if (state === 'requested' && requestedById !== userId && permissions.has('refund:approve')) actions.push('approve', 'refuse');
  if (!permissions.has('payment:record')) return actions;
  if (online && ((state === 'approved' && problem !== null) || state === 'processing' || state === 'abnormal')) actions.push('retry');
  if (state === 'abnormal' || (state === 'approved' && !online)) actions.push('settle');
  return actions;
}
