import type { DispatchObstacle, DispatchWeights, ScorePart } from '@scanfix/shared-types';
import type { TicketFacts } from './scoring.facts.js';
import { distancePart, historyPart, loadPart, shiftPart, skillPart, territoryPart, travelOf, wishPart, type Travel } from './scoring.parts.js';
import { contains, isWithinHours } from '../../platform/time/weekly-hours.js';
import type { EngineerFacts } from '../engineers/engineers.service.js';

/** The organization's part of it. */
export interface ScoringRules {
  weights: DispatchWeights;
  travelSpeedKmh: number;
}

export interface Score {
  /** Points of all that there are for this ticket, 0 to 1. */
  share: number;
  /** What one more open job would take away from the share. */
  shareOfJob: number;
  /** Whole per cent. */
  percent: number;
  /** Exact; `readableParts` for people. */
  parts: ScorePart[];
  travel: Travel | null;
  obstacles: DispatchObstacle[];
}

/** How good an engineer is for a ticket, and why. A reason that there is nothing to say about for this ticket is left out, and its points with it. */
export function scoreOf(ticket: TicketFacts, engineer: EngineerFacts, { weights, travelSpeedKmh }: ScoringRules): Score {
  const travel = travelOf(ticket, engineer, travelSpeedKmh);
  const territory = territoryPart(ticket, engineer, weights.territory);
  const parts: ScorePart[] = [];
  let [points, maximum] = [0, 0];
  for (const part of [
    distancePart(ticket, travel, travelSpeedKmh, weights.distance),
    skillPart(ticket, engineer, weights.skill),
    loadPart(engineer, weights.load),
    shiftPart(ticket, engineer, weights.shift),
    historyPart(ticket, engineer, weights['device-history']),
    wishPart(ticket, engineer, weights.wish),
    territory,
  ]) {
    if (!part || part.maximum === 0) continue;
    parts.push(part);
    points += part.points;
    maximum += part.maximum;
  }
  const share = maximum === 0 ? 0 : points / maximum;
  return {
    share,
    shareOfJob: maximum === 0 ? 0 : weights.load / engineer.maximumOpenJobs / maximum,
    percent: Math.round(share * 100),
    parts,
    travel,
    obstacles: obstaclesOf(ticket, engineer, territory?.data['inside'] === false),
  };
}

/** As people read them: a tenth of a point decides nothing. */
export function readableParts({ parts }: Score): ScorePart[] {
  return parts.map((part) => ({ ...part, points: Math.round(part.points * 10) / 10 }));
}

/** What speaks against sending somebody; whoever decides by hand may do it all the same, but for `excluded`. */
function obstaclesOf(ticket: TicketFacts, engineer: EngineerFacts, outside: boolean): DispatchObstacle[] {
  const obstacles: DispatchObstacle[] = [];
  if (ticket.categoryId !== null && engineer.skills.length > 0 && !engineer.skills.some(({ categoryId }) => categoryId === ticket.categoryId)) obstacles.push('no-skill');
  if (outside) obstacles.push('outside-territory');
  if (!isWithinHours(engineer.shifts, ticket.when.clock)) obstacles.push('off-shift');
  if (engineer.absences.some((absence) => contains(absence, ticket.when.at))) obstacles.push('absent');
  if (!engineer.takesJobs) obstacles.push('resting');
  if (engineer.openJobs >= engineer.maximumOpenJobs) obstacles.push('full');
  if (ticket.excludedEngineerIds.includes(engineer.id)) obstacles.push('excluded');
  return obstacles;
}

export interface Scored {
  engineer: EngineerFacts;
  score: Score;
}

/** Best first: whom nothing speaks against, then the share, then the shorter way, the fewer jobs, and at last who came first. */
export function ranked(ticket: TicketFacts, engineers: readonly EngineerFacts[], rules: ScoringRules): Scored[] {
  const minutes = ({ score }: Scored) => score.travel?.minutes ?? Number.MAX_SAFE_INTEGER;
  return engineers.map((engineer) => ({ engineer, score: scoreOf(ticket, engineer, rules) })).sort((one, other) =>
    Number(one.score.obstacles.length > 0) - Number(other.score.obstacles.length > 0)
    || other.score.share - one.score.share
    || minutes(one) - minutes(other)
    || one.engineer.openJobs - other.engineer.openJobs
    || one.engineer.id - other.engineer.id);
}
