import { munkres } from 'munkres';
import type { AssignmentProposal, ProposalItem } from '@scanfix/shared-types';
import { sumsOf } from './proposal.mapper.js';
import type { TicketFacts } from './scoring.facts.js';
import { scoreOf, type ScoringRules } from './scoring.js';
import { mapInSlices } from '../../platform/concurrency/in-slices.js';
import type { EngineerFacts } from '../engineers/engineers.service.js';

/** What one engineer is worth for one ticket; not there where something speaks against it. */
interface Offer {
  share: number;
  /** What each job before this one takes away. */
  shareOfJob: number;
  /** Null where one of the two places is not known. */
  minutes: number | null;
}
/** By ticket, then by engineer. */
type Offers = (Offer | null)[][];

export interface Placement {
  /** Index of the engineer, or null. */
  engineer: number | null;
  /** How many of the proposal's tickets the engineer gets before this one. */
  before: number;
  obstacle: ProposalItem['obstacle'];
}

export interface Assignment {
  placements: Placement[];
  nearestFirst: AssignmentProposal['nearestFirst'];
}

/** Tickets whose scores are computed before somebody else has a turn. */
const slice = 5;
/** What a ticket costs that waits on, less for each rank below the most urgent: beyond what all shares can add up to. And what must not be. */
const cost = { leftOver: 1e6, urgency: 1e3, impossible: 1e9 };

/**
 * Who gets which tickets, so that as many as possible are given out, of those that must wait the least urgent, and the shares add up to
 * the most. Each engineer is as many places as there are free jobs; the second place is worth a little less than the first, as the load
 * is then higher. That is the assignment problem, and Munkres' algorithm solves it exactly.
 * @param barred who must not get what, besides what the score says
 */
export async function assignOptimally(
  tickets: readonly TicketFacts[], engineers: readonly EngineerFacts[], rules: ScoringRules, barred: (ticketId: number, engineerId: number) => boolean = () => false,
): Promise<Assignment> {
  const offers = await mapInSlices(tickets, slice, (ticket) => engineers.map((engineer) => (barred(ticket.id, engineer.id) ? null : offerOf(ticket, engineer, rules))));
  const free = engineers.map(({ openJobs, maximumOpenJobs }) => Math.max(0, maximumOpenJobs - openJobs));
  return { placements: placementsOf(offers, solve(offers, tickets.map(({ rank }) => rank), free)), nearestFirst: figuresOf(offers, nearestFirst(offers, free)) };
}

function offerOf(ticket: TicketFacts, engineer: EngineerFacts, rules: ScoringRules): Offer | null {
  const { share, shareOfJob, travel, obstacles } = scoreOf(ticket, engineer, rules);
  return obstacles.length > 0 ? null : { share, shareOfJob, minutes: travel?.minutes ?? null };
}

/** For each ticket its engineer, or null. */
function solve(offers: Offers, ranks: readonly number[], free: readonly number[]): (number | null)[] {
  const places = free.flatMap((jobs, engineer) => Array.from({ length: Math.min(jobs, offers.length) }, (_, before) => ({ engineer, before })));
  const costs = offers.map((row, index) => {
    const leftOver = cost.leftOver - cost.urgency * (ranks[index] ?? 0);
    return [
      ...places.map(({ engineer, before }) => {
        const offer = row[engineer];
        return offer ? 1 - offer.share + before * offer.shareOfJob : cost.impossible;
      }),
      ...Array.from({ length: offers.length }, () => leftOver),
    ];
  });
  const engineerOf: (number | null)[] = offers.map(() => null);
  for (const [ticket, place] of munkres(costs)) engineerOf[ticket] = places[place]?.engineer ?? null;
  return engineerOf;
}

/** Each ticket in turn takes the nearest engineer who may and has room: what dispatching by the map comes to. */
function nearestFirst(offers: Offers, free: readonly number[]): (number | null)[] {
  const room = [...free];
  return offers.map((row) => {
    let nearest: number | null = null;
    row.forEach((offer, engineer) => {
      if (!offer || room[engineer] === 0) return;
      if (nearest === null || distanceOf(offer) < distanceOf(row[nearest])) nearest = engineer;
    });
    if (nearest !== null) room[nearest] = (room[nearest] ?? 0) - 1;
    return nearest;
  });
}

function distanceOf(offer: Offer | null | undefined): number {
  return offer?.minutes ?? Number.MAX_SAFE_INTEGER;
}

function placementsOf(offers: Offers, engineerOf: readonly (number | null)[]): Placement[] {
  const given = new Map<number, number>();
  return engineerOf.map((engineer, index) => {
    if (engineer === null) return { engineer, before: 0, obstacle: offers[index]?.some((offer) => offer !== null) ? 'nobody-free' : 'nobody-eligible' };
    const before = given.get(engineer) ?? 0;
    given.set(engineer, before + 1);
    return { engineer, before, obstacle: null };
  });
}

function figuresOf(offers: Offers, engineerOf: readonly (number | null)[]): AssignmentProposal['nearestFirst'] {
  const given = placementsOf(offers, engineerOf).flatMap(({ engineer, before }, index) => {
    const offer = engineer === null ? null : offers[index]?.[engineer];
    return offer ? [{ percent: Math.round((offer.share - before * offer.shareOfJob) * 100), travelMinutes: offer.minutes }] : [];
  });
  return sumsOf(given);
}
