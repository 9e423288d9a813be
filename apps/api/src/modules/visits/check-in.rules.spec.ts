import { expect, it } from '@jest/globals';
import { allowedMeters, flagsOf, speedKmh, type Sighting } from './check-in.rules.js';

const now = new Date('2026-11-22T12:00:00.000Z');
const seen = (minutesAgo: number, metersNorth: number, accuracyMeters: number | null = null): Sighting => ({
  at: new Date(now.getTime() - minutesAgo * 60_000), coordinates: { latitude: 31.2 + metersNorth / 111_195, longitude: 121.4, system: 'GCJ-02' }, accuracyMeters,
});

it('widens the geofence by the accuracy up to its limit', () => {
  expect(allowedMeters(200, 100, null)).toBe(200);
  expect(allowedMeters(200, 100, 35)).toBe(235);
  expect(allowedMeters(200, 100, 4000)).toBe(300);
});

it('measures the speed between two check-ins in favour of who moved', () => {
  expect(speedKmh(null, seen(0, 0))).toBeNull();
  expect(speedKmh(seen(60, 0), null)).toBeNull();
  expect(speedKmh(seen(60, 0), seen(0, 60_000))).toBeCloseTo(60, 0);
  expect(speedKmh(seen(60, 0, 5000), seen(0, 60_000, 5000))).toBeCloseTo(50, 0);
  expect(speedKmh(seen(0, 0), seen(0, 299))).toBe(0);
  expect(speedKmh(seen(0, 0), seen(0, 10_000))).toBeGreaterThan(30_000);
});

it('flags what a manager should look at', () => {
  const plain = { method: 'geofence' as const, speed: 40, impossibleSpeedKmh: 150, happenedAt: undefined, now };
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
  expect(flagsOf(plain)).toEqual([]);
  expect(flagsOf({ ...plain, method: 'manual', speed: null })).toEqual(['manual']);
  expect(flagsOf({ ...plain, speed: 151 })).toEqual(['impossible-jump']);
  expect(flagsOf({ ...plain, happenedAt: ago(29) })).toEqual([]);
  expect(flagsOf({ ...plain, happenedAt: ago(31) })).toEqual(['late-report']);
  expect(flagsOf({ ...plain, method: 'manual', speed: 999, happenedAt: ago(45) })).toEqual(['manual', 'impossible-jump', 'late-report']);
});
