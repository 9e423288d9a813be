import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { assignOptimally } from './optimal-assignment.js';
import type { TicketFacts } from './scoring.facts.js';
import { scoreOf } from './scoring.js';
import { defaultDispatchSettings } from '../dispatch-settings/dispatch-settings.defaults.js';
import { newEngineer, startOf, type EngineerFacts } from '../engineers/engineer.facts.js';

const rules = { weights: defaultDispatchSettings.weights, travelSpeedKmh: 25 };
const place = (kilometresNorth: number, kilometresEast = 0) => ({ latitude: 22.5 + kilometresNorth / 111.2, longitude: 113.9 + kilometresEast / 102.7, system: 'GCJ-02' as const });
const when = { at: new Date('2026-11-23T02:00:00Z'), clock: { day: '2026-11-23', weekday: 1, time: '10:00' }, preferred: false };

const ticket = (id: number, more: Partial<TicketFacts> = {}): TicketFacts => ({
  id, rank: 5, categoryId: 7, assetId: null, wishedEngineerId: null, excludedEngineerIds: [], coordinates: place(0), locationIds: [], when, history: new Map(), ...more,
});
const engineer = (id: number, more: Partial<Omit<EngineerFacts, 'start'>> = {}): EngineerFacts => {
  const described = { ...newEngineer, maximumOpenJobs: 1, id, name: `${id}`, absences: [], base: place(0), position: null, openJobs: 0, stage: null, ...more };
  return { ...described, start: startOf(described) };
};

/** The best there is, found by trying everything: how many are given out, then the sum of the shares. */
function best(tickets: readonly TicketFacts[], engineers: readonly EngineerFacts[], taken: readonly number[] = engineers.map(() => 0)): { given: number; share: number } {
  const [first, ...rest] = tickets;
  if (!first) return { given: 0, share: 0 };
  return engineers.reduce((found, one, index) => {
    const jobs = taken[index] ?? 0;
    const { share, obstacles } = scoreOf(first, { ...one, openJobs: one.openJobs + jobs }, rules);
    if (obstacles.length > 0) return found;
    const others = best(rest, engineers, taken.map((count, at) => (at === index ? count + 1 : count)));
    const sum = { given: others.given + 1, share: others.share + share };
    return sum.given > found.given || (sum.given === found.given && sum.share > found.share) ? sum : found;
  }, best(rest, engineers, taken));
}

function reached(tickets: readonly TicketFacts[], engineers: readonly EngineerFacts[], placements: readonly { engineer: number | null; before: number }[]): { given: number; share: number } {
  return placements.reduce((sum, { engineer: at, before }, index) => {
    const [one, of] = [at === null ? undefined : engineers[at], tickets[index]];
    if (!one || !of) return sum;
    const { share, obstacles } = scoreOf(of, { ...one, openJobs: one.openJobs + before }, rules);
    expect(obstacles).toEqual([]);
    return { given: sum.given + 1, share: sum.share + share };
  }, { given: 0, share: 0 });
}

const random = (seed: number) => () => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
  return seed / 4_294_967_296;
};
const city = (tickets: number, engineers: number) => {
  const next = random(7);
  const somewhere = () => place(next() * 30, next() * 30);
  return {
    tickets: Array.from({ length: tickets }, (_, id) => ticket(id, { coordinates: somewhere(), categoryId: 1 + Math.floor(next() * 4) })),
    engineers: Array.from({ length: engineers }, (_, id) => engineer(id, {
      base: somewhere(), maximumOpenJobs: 4, openJobs: Math.floor(next() * 3), skills: [1, 2, 3, 4].filter(() => next() < 0.7).map((categoryId) => ({ categoryId, level: 2 as const })),
    })),
  };
};

describe('the optimal assignment', () => {
  it('gives a ticket to the second nearest where the nearest is needed elsewhere', async () => {
    const tickets = [ticket(1, { coordinates: place(0) }), ticket(2, { coordinates: place(-10) })];
    const engineers = [engineer(1, { base: place(-3) }), engineer(2, { base: place(4), territoryLocationIds: [] })];
    const { placements, nearestFirst } = await assignOptimally(tickets, engineers, rules);
    expect(placements.map((one) => one.engineer)).toEqual([1, 0]);
    expect(nearestFirst).toMatchObject({ assigned: 2, travelMinutes: 7 + 34 });
  });

  it('gives an engineer as many tickets as there is room for, and no more', async () => {
    const { placements } = await assignOptimally([1, 2, 3, 4].map((id) => ticket(id)), [engineer(1, { maximumOpenJobs: 5, openJobs: 2 })], rules);
    expect(placements).toEqual([
      { engineer: 0, before: 0, obstacle: null }, { engineer: 0, before: 1, obstacle: null }, { engineer: 0, before: 2, obstacle: null }, { engineer: null, before: 0, obstacle: 'nobody-free' },
    ]);
  });

  it('spreads the tickets where nothing else decides', async () => {
    const { placements } = await assignOptimally([1, 2, 3].map((id) => ticket(id)), [1, 2, 3].map((id) => engineer(id, { maximumOpenJobs: 5 })), rules);
    expect(new Set(placements.map((one) => one.engineer)).size).toBe(3);
  });

  it('gives out as many as possible, also where one of them would be better off', async () => {
    const only = ticket(1, { categoryId: 8, coordinates: place(20) });
    const either = ticket(2, { categoryId: 7 });
    const both = engineer(1, { skills: [{ categoryId: 7, level: 3 }, { categoryId: 8, level: 1 }] });
    const { placements } = await assignOptimally([either, only], [both, engineer(2, { skills: [{ categoryId: 7, level: 1 }], base: place(25) })], rules);
    expect(placements.map((one) => one.engineer)).toEqual([1, 0]);
  });

  it('lets the less urgent wait, and of the same urgency the worse placed', async () => {
    const far = { coordinates: place(25) };
    const obstacles = async (...tickets: TicketFacts[]) => (await assignOptimally(tickets, [engineer(1), engineer(2)], rules)).placements.map((one) => one.obstacle);
    expect(await obstacles(ticket(1, { ...far, rank: 4 }), ticket(2), ticket(3, { rank: 6 }))).toEqual([null, null, 'nobody-free']);
    expect(await obstacles(ticket(1, far), ticket(2), ticket(3))).toEqual(['nobody-free', null, null]);
  });

  it('sends nobody whom something speaks against', async () => {
    const { placements } = await assignOptimally([ticket(1, { excludedEngineerIds: [1] }), ticket(2)], [engineer(1, { maximumOpenJobs: 3 }), engineer(2, { takesJobs: false })], rules, (ticketId) => ticketId === 2);
    expect(placements.map((one) => one.obstacle)).toEqual(['nobody-eligible', 'nobody-eligible']);
  });

  it('is nothing for nothing', async () => {
    expect(await assignOptimally([], [engineer(1)], rules)).toEqual({ placements: [], nearestFirst: { assigned: 0, travelMinutes: 0, averagePercent: 0 } });
    expect((await assignOptimally([ticket(1)], [], rules)).placements).toEqual([{ engineer: null, before: 0, obstacle: 'nobody-eligible' }]);
  });

  it('is as good as trying everything', async () => {
    const places = fc.record({ north: fc.integer({ min: 0, max: 40 }), category: fc.integer({ min: 1, max: 2 }) });
    const crew = fc.record({ north: fc.integer({ min: 0, max: 40 }), room: fc.integer({ min: 0, max: 2 }), skills: fc.subarray([1, 2]) });
    await fc.assert(fc.asyncProperty(fc.array(places, { maxLength: 5 }), fc.array(crew, { maxLength: 3 }), async (wanted, there) => {
      const tickets = wanted.map(({ north, category }, id) => ticket(id, { coordinates: place(north), categoryId: category }));
      const engineers = there.map(({ north, room, skills }, id) => engineer(id, {
        base: place(north), maximumOpenJobs: 3, openJobs: 3 - room, skills: skills.map((categoryId) => ({ categoryId, level: 2 as const })),
      }));
      const { placements } = await assignOptimally(tickets, engineers, rules);
      const [found, wantedSum] = [reached(tickets, engineers, placements), best(tickets, engineers)];
      expect(found.given).toBe(wantedSum.given);
      expect(found.share).toBeCloseTo(wantedSum.share, 6);
    }), { numRuns: 150 });
  });

  it('gives 200 tickets to 100 engineers better than the nearest first', async () => {
    const { tickets, engineers } = city(200, 100);
    const { placements, nearestFirst } = await assignOptimally(tickets, engineers, rules);
    const { given, share } = reached(tickets, engineers, placements);
    expect(given).toBeGreaterThanOrEqual(nearestFirst.assigned);
    expect(share / given * 100).toBeGreaterThan(nearestFirst.averagePercent);
  });
});
