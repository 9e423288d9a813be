import { describe, expect, it } from '@jest/globals';
import type { Coordinates, DispatchWeights, ScorePart } from '@scanfix/shared-types';
import type { TicketFacts } from './scoring.facts.js';
import { ranked, readableParts, scoreOf } from './scoring.js';
import { defaultDispatchSettings } from '../dispatch-settings/dispatch-settings.defaults.js';
import { newEngineer, startOf, type EngineerFacts } from '../engineers/engineer.facts.js';

const rules = { weights: defaultDispatchSettings.weights, travelSpeedKmh: 30 };
const north = (kilometres: number): Coordinates => ({ latitude: 22.5 + kilometres / 111.195, longitude: 113.9, system: 'GCJ-02' });
const mondayAt = (hour: number) => ({ at: new Date(Date.UTC(2026, 10, 23, hour - 8)), clock: { day: '2026-11-23', weekday: 1, time: `${hour}:00` }, preferred: false });

const ticket = (more: Partial<TicketFacts> = {}): TicketFacts => ({
  id: 1, rank: 5, categoryId: 7, assetId: 9, wishedEngineerId: null, excludedEngineerIds: [], coordinates: north(0), locationIds: [1, 2], when: mondayAt(10), history: new Map(), ...more,
});
const engineer = (more: Partial<Omit<EngineerFacts, 'start'>> = {}): EngineerFacts => {
  const described = { ...newEngineer, id: 5, name: '李工', absences: [], base: north(5), position: null, openJobs: 0, stage: null, skills: [{ categoryId: 7, level: 2 as const }], ...more };
  return { ...described, start: startOf(described) };
};
const part = (kind: ScorePart['kind'], of: TicketFacts, by: EngineerFacts): ScorePart | undefined => readableParts(scoreOf(of, by, rules)).find((one) => one.kind === kind);
const obstacles = (of: TicketFacts, by: EngineerFacts) => scoreOf(of, by, rules).obstacles;

describe('the points', () => {
  it('never exceed what a reason can give, and add up to the percentage', () => {
    const { parts, percent, share } = scoreOf(ticket({ wishedEngineerId: 5 }), engineer(), rules);
    for (const { points, maximum } of parts) expect([points >= 0, points <= maximum]).toEqual([true, true]);
    const [points, maximum] = parts.reduce(([sum, most], one) => [sum + one.points, most + one.maximum], [0, 0]);
    expect(maximum).toBe(100);
    expect(Math.abs(points - percent)).toBeLessThan(1);
    expect(percent).toBe(Math.round(share * 100));
  });

  it('are all there are for the nearest free expert who knows the device and is wished for', () => {
    const best = engineer({ base: north(0), skills: [{ categoryId: 7, level: 3 }], territoryLocationIds: [1] });
    expect(scoreOf(ticket({ wishedEngineerId: 5, history: new Map([[5, 3]]) }), best, rules)).toMatchObject({ percent: 100, share: 1, obstacles: [] });
  });

  it('leave out what there is nothing to say about', () => {
    const unknown = ticket({ coordinates: null, locationIds: [], categoryId: null, assetId: null });
    expect(scoreOf(unknown, engineer(), rules).parts.map(({ kind }) => kind)).toEqual(['load', 'shift']);
    expect(scoreOf(unknown, engineer(), rules).percent).toBe(100);
  });

  it('follow the organization\'s weights, and a weight of nothing leaves a reason out', () => {
    const onlyDistance: DispatchWeights = { distance: 10, skill: 0, load: 0, shift: 0, 'device-history': 0, wish: 0, territory: 0 };
    const score = scoreOf(ticket(), engineer({ base: north(15) }), { weights: onlyDistance, travelSpeedKmh: 30 });
    expect(score.parts).toEqual([{ kind: 'distance', points: expect.closeTo(6, 1), maximum: 10, data: { meters: expect.closeTo(15_000, -2), minutes: 30, from: 'base' } }]);
  });
});

describe('the distance', () => {
  it('is that from the last known place, else from where the day starts', () => {
    const moved = engineer({ position: { coordinates: north(1), accuracyMeters: 10, at: '2026-11-23T01:00:00.000Z' } });
    expect(part('distance', ticket(), moved)?.data).toMatchObject({ from: 'position', minutes: 2 });
    expect(part('distance', ticket(), engineer())?.data).toMatchObject({ from: 'base', minutes: 10 });
    expect(part('distance', ticket(), engineer({ base: null }))).toMatchObject({ points: 0, data: { meters: null, minutes: null, from: null } });
  });

  it('costs the same for each minute of the first hour, and less after it', () => {
    const points = (minutes: number) => part('distance', ticket(), engineer({ base: north(minutes / 2) }))?.points ?? 0;
    expect([0, 15, 30, 45, 60, 150, 240, 400].map((minutes) => Math.round(points(minutes)))).toEqual([30, 24, 18, 12, 6, 3, 0, 0]);
  });

  it('gives fewer points the longer the way, and never the same', () => {
    const points = [0, 1, 5, 20, 40, 100].map((kilometres) => part('distance', ticket(), engineer({ base: north(kilometres) }))?.points ?? 0);
    expect([...points].sort((one, other) => other - one)).toEqual(points);
    expect(new Set(points).size).toBe(points.length);
    expect(points[0]).toBe(30);
  });
});

describe('the other reasons', () => {
  it('weigh the level of the skill; who never wrote any down helps with everything', () => {
    const points = (skills: EngineerFacts['skills']) => part('skill', ticket(), engineer({ skills }));
    expect([1, 2, 3].map((level) => points([{ categoryId: 7, level: level as 1 | 2 | 3 }])?.points)).toEqual([6.7, 13.3, 20]);
    expect(points([])).toMatchObject({ points: 6.7, data: { level: null, categoryId: 7 } });
    expect(points([{ categoryId: 8, level: 3 }])).toMatchObject({ points: 0, data: { level: 0 } });
  });

  it('weigh the open jobs against what is possible', () => {
    expect([0, 1, 4, 5, 9].map((openJobs) => part('load', ticket(), engineer({ openJobs }))?.points)).toEqual([15, 12, 3, 0, 0]);
  });

  it('weigh the shift at the preferred time', () => {
    const daytime = engineer({ shifts: [{ weekday: 1, from: '09:00', to: '18:00' }] });
    expect(part('shift', ticket(), daytime)).toMatchObject({ points: 10, data: { at: 'now', onShift: true, absent: false } });
    expect(part('shift', ticket({ when: { ...mondayAt(20), preferred: true } }), daytime)).toMatchObject({ points: 0, data: { at: 'preferred', onShift: false } });
  });

  it('weigh who knows the device', () => {
    expect([0, 1, 3, 8].map((visits) => part('device-history', ticket({ history: new Map([[5, visits]]) }), engineer())?.points)).toEqual([0, 3.3, 10, 10]);
  });

  it('weigh the requester\'s wish only where there is one', () => {
    expect([null, 5, 6].map((wishedEngineerId) => part('wish', ticket({ wishedEngineerId }), engineer())?.points)).toEqual([undefined, 10, 0]);
  });

  it('weigh the territory, by places or polygons, and half where it is everywhere or cannot be told', () => {
    const around = [{ name: '南山', points: [[113.8, 22.4], [114, 22.4], [114, 22.6], [113.8, 22.6]] as [number, number][] }];
    const elsewhere = [{ name: '福田', points: [[114, 22.4], [114.2, 22.4], [114.2, 22.6], [114, 22.6]] as [number, number][] }];
    expect(part('territory', ticket(), engineer())).toMatchObject({ points: 2.5, data: { inside: null, everywhere: true } });
    expect(part('territory', ticket(), engineer({ territoryLocationIds: [1] }))).toMatchObject({ points: 5, data: { inside: true, name: null } });
    expect(part('territory', ticket(), engineer({ territoryLocationIds: [3], territoryPolygons: around }))).toMatchObject({ points: 5, data: { inside: true, name: '南山' } });
    expect(part('territory', ticket(), engineer({ territoryPolygons: elsewhere }))).toMatchObject({ points: 0, data: { inside: false } });
    expect(part('territory', ticket({ coordinates: null }), engineer({ territoryPolygons: elsewhere }))).toMatchObject({ points: 2.5, data: { inside: null, everywhere: false } });
  });
});

describe('what speaks against somebody', () => {
  const at = mondayAt(10).at;

  it.each([
    ['no-skill', ticket(), engineer({ skills: [{ categoryId: 8, level: 3 }] })],
    ['outside-territory', ticket(), engineer({ territoryLocationIds: [3] })],
    ['off-shift', ticket(), engineer({ shifts: [{ weekday: 2, from: '09:00', to: '18:00' }] })],
    ['absent', ticket(), engineer({ absences: [{ from: at, to: new Date(at.getTime() + 1) }] })],
    ['resting', ticket(), engineer({ takesJobs: false })],
    ['full', ticket(), engineer({ openJobs: 5 })],
    ['excluded', ticket({ excludedEngineerIds: [4, 5] }), engineer()],
  ] as const)('is named: %s', (name, of, by) => {
    expect(obstacles(of, by)).toEqual([name]);
  });

  it('is nothing for whom nobody described', () => {
    expect(obstacles(ticket(), engineer({ ...newEngineer }))).toEqual([]);
  });

  it('is not an absence that is over or still to come', () => {
    expect(obstacles(ticket(), engineer({ absences: [{ from: new Date(0), to: at }, { from: new Date(at.getTime() + 1), to: new Date(at.getTime() + 2) }] }))).toEqual([]);
  });
});

describe('the order', () => {
  it('puts whom nothing speaks against first, then the better, then the nearer, the freer, the longer there', () => {
    const excluded = engineer({ id: 1, base: north(0) });
    const near = engineer({ id: 2, base: north(2) });
    const far = engineer({ id: 3, base: north(30) });
    const twin = engineer({ id: 4, base: north(2) });
    expect(ranked(ticket({ excludedEngineerIds: [1] }), [far, twin, excluded, near], rules).map(({ engineer: { id } }) => id)).toEqual([2, 4, 3, 1]);
  });
});

it('says what one more job would cost', () => {
  for (const openJobs of [0, 1, 3]) {
    const [before, after] = [openJobs, openJobs + 1].map((jobs) => scoreOf(ticket(), engineer({ openJobs: jobs }), rules));
    expect((before?.share ?? 0) - (before?.shareOfJob ?? 0)).toBeCloseTo(after?.share ?? 0, 10);
  }
});
