import type { Reconciliation, ReconciliationDifference } from '@scanfix/shared-types';
import { ticketNumber } from '@scanfix/shared-types';
import { actionsFor } from './difference.policy.js';
import type { ReconciliationDifferenceEventRow, ReconciliationDifferenceRow } from './reconciliation-difference.entity.js';
import type { ReconciliationRow } from './reconciliation.entity.js';

export function reconciliationOf(row: ReconciliationRow): Reconciliation {
  const { id, merchantId, mchid, date, state, source, billLines, matched, matchedAmount, oursOnly, theirsOnly, amountDiffers, billPaid, billRefunded, ourPaid, ourRefunded, problem, runs, progress } = row;
  return {
    id, merchantId, mchid, date, state, source, billLines, matched, matchedAmount, oursOnly, theirsOnly, amountDiffers, billPaid, billRefunded, fee: row.feeCharged - row.feeReturned, ourPaid, ourRefunded,
    fundFlow: fundFlowOf(row), problem, runs, progress, startedAt: row.startedAt?.toISOString() ?? null, finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

function fundFlowOf({ fundFlow, billSettled, billReturned, feeCharged, feeReturned, source }: ReconciliationRow): Reconciliation['fundFlow'] {
  if (!fundFlow) return null;
  const { income, expense, lines, paid, refunded } = fundFlow;
  const agrees = source !== null && paid - refunded === billSettled - billReturned && fundFlow.feeCharged - fundFlow.feeReturned === feeCharged - feeReturned;
  return { income, expense, lines, agrees };
}

export function differenceOf(
  row: ReconciliationDifferenceRow, events: readonly ReconciliationDifferenceEventRow[], people: ReadonlyMap<number, { name: string | null }>,
): ReconciliationDifference {
  const { id, reconciliationId, date, kind, state, subject, outTradeNo, transactionId, outRefundNo, refundId, theirs, ours, paymentId, ticketId, resolution } = row;
  return {
    id, reconciliationId, date, kind, state, subject, outTradeNo, transactionId, outRefundNo, refundId, theirs, ours, at: row.at?.toISOString() ?? null, paymentId,
    ticketId, ticketNumber: ticketId === null ? null : ticketNumber(ticketId), resolution,
    history: events.filter(({ differenceId }) => differenceId === id).map(({ at, actorId, action, note }) => ({
      at: at.toISOString(), actorName: actorId === null ? null : people.get(actorId)?.name ?? null, action, note,
    })),
    actions: actionsFor(row),
  };
}
