import { ticketNumber, type AssignmentProposal, type ProposalItem } from '@scanfix/shared-types';
import type { AssignmentProposalItemRow, AssignmentProposalRow } from './assignment-proposal.entity.js';

/** Milliseconds. After that engineers are elsewhere and the proposal is made again. */
const validFor = 30 * 60_000;

export function isStale({ createdAt, appliedAt }: Pick<AssignmentProposalRow, 'createdAt' | 'appliedAt'>, now: Date): boolean {
  return appliedAt === null && now.getTime() - createdAt.getTime() > validFor;
}

export function proposalOf(row: AssignmentProposalRow, items: readonly AssignmentProposalItemRow[], names: ReadonlyMap<number, string>, now: Date): AssignmentProposal {
  return {
    id: row.id,
    status: row.appliedAt ? 'applied' : isStale(row, now) ? 'stale' : 'proposed',
    createdAt: row.createdAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
    items: items.map((item) => itemOf(item, names)),
    ...sumsOf(items.filter(({ engineerId }) => engineerId !== null)),
    nearestFirst: row.nearestFirst,
  };
}

function itemOf({ ticketId, problem, engineerId, percent, travelMinutes, distanceMeters, parts, obstacle, applied }: AssignmentProposalItemRow, names: ReadonlyMap<number, string>): ProposalItem {
  return {
    ticketId, ticketNumber: ticketNumber(ticketId), problem, engineer: engineerId === null ? null : { id: engineerId, name: names.get(engineerId) ?? '' },
    percent, travelMinutes, distanceMeters, parts, obstacle, applied,
  };
}

/** Over tickets that were given out. */
export function sumsOf(given: readonly { percent: number | null; travelMinutes: number | null }[]): AssignmentProposal['nearestFirst'] {
  const percents = given.reduce((sum, { percent }) => sum + (percent ?? 0), 0);
  return {
    assigned: given.length,
    travelMinutes: given.reduce((sum, { travelMinutes }) => sum + (travelMinutes ?? 0), 0),
    averagePercent: given.length === 0 ? 0 : Math.round(percents / given.length * 10) / 10,
  };
}
