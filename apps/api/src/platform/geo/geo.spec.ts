import { describe, expect, it } from '@jest/globals';
import type { Coordinates, CoordinateSystem } from '@scanfix/shared-types';
import { toSystem } from './coordinate-systems.js';
import { distanceMeters } from './distance.js';
import { isInside, type Corner } from './polygon.js';

const at = (latitude: number, longitude: number, system: CoordinateSystem = 'WGS-84'): Coordinates => ({ latitude, longitude, system });

/** As GPS gives them and as Chinese maps show them: the pairs that several open converters are tested with. */
const pairs: [string, Coordinates, Coordinates][] = [
  ['上海', at(31.1774276, 121.5272106), at(31.17530398364597, 121.531541859215, 'GCJ-02')],
  ['深圳', at(22.543847, 113.912316), at(22.540796131694766, 113.9171764808363, 'GCJ-02')],
  ['北京', at(39.911954, 116.377817), at(39.91334545536069, 116.38404722455657, 'GCJ-02')],
  ['天安门', at(39.908823, 116.39747), at(39.9102264, 116.4037136, 'GCJ-02')],
];

describe('the two systems of coordinates', () => {
  it.each(pairs)('are converted into each other at %s', (_, gps, map) => {
    expect(distanceMeters(toSystem(gps, 'GCJ-02'), map)).toBeLessThan(0.1);
    expect(distanceMeters(toSystem(map, 'WGS-84'), gps)).toBeLessThan(0.1);
  });

  it('lie some hundred metres apart in China, and mixing them would cost that much', () => {
    for (const [, gps, map] of pairs) {
      const mixed = distanceMeters(gps, { ...map, system: 'WGS-84' });
      expect(mixed).toBeGreaterThan(300);
      expect(mixed).toBeLessThan(800);
    }
  });

  it('come back to within a decimetre', () => {
    for (const [, gps] of pairs) expect(distanceMeters(toSystem(toSystem(gps, 'GCJ-02'), 'WGS-84'), gps)).toBeLessThan(0.1);
  });

  it('are one outside of China', () => {
    expect(toSystem(at(48.8584, 2.2945), 'GCJ-02')).toEqual(at(48.8584, 2.2945, 'GCJ-02'));
  });
});

describe('a distance', () => {
  it('is that of the great circle', () => {
    // 北京 – 上海, and a degree of latitude.
    expect(distanceMeters(at(39.9042, 116.4074), at(31.2304, 121.4737))).toBeGreaterThan(1_066_000);
    expect(distanceMeters(at(39.9042, 116.4074), at(31.2304, 121.4737))).toBeLessThan(1_069_000);
    expect(distanceMeters(at(22, 114), at(23, 114))).toBeCloseTo(111_195, -1);
  });

  it('is nothing between one place said in two systems', () => {
    for (const [, gps] of pairs) expect(distanceMeters(gps, toSystem(gps, 'GCJ-02'))).toBeLessThan(0.1);
  });

  it('is the same in both directions, also over the pole and the date line', () => {
    expect(distanceMeters(at(0, 179.5), at(0, -179.5))).toBeCloseTo(111_195, -1);
    expect(distanceMeters(at(90, 0), at(-90, 0))).toBeCloseTo(20_015_115, -2);
    expect(distanceMeters(at(22.54, 113.95), at(22.6, 114.05))).toBeCloseTo(distanceMeters(at(22.6, 114.05), at(22.54, 113.95)), 6);
  });
});

describe('a polygon', () => {
  const square: Corner[] = [[114, 22], [114.1, 22], [114.1, 22.1], [114, 22.1]];
  const hollow: Corner[] = [[0, 0], [4, 0], [4, 4], [3, 4], [3, 1], [1, 1], [1, 4], [0, 4]];
  const onMap = (latitude: number, longitude: number) => at(latitude, longitude, 'GCJ-02');

  it('holds what is inside and nothing else', () => {
    expect(isInside(onMap(22.05, 114.05), square)).toBe(true);
    for (const [north, east] of [[22.05, 113.99], [22.05, 114.11], [21.99, 114.05], [22.11, 114.05]] as const) expect(isInside(onMap(north, east), square)).toBe(false);
  });

  it('may be hollow, and turn either way', () => {
    for (const corners of [hollow, [...hollow].reverse()]) {
      expect(isInside(onMap(0.5, 2), corners)).toBe(true);
      expect(isInside(onMap(3, 2), corners)).toBe(false);
      expect(isInside(onMap(3, 0.5), corners)).toBe(true);
      expect(isInside(onMap(3, 3.5), corners)).toBe(true);
    }
  });

  it('has its corners in GCJ-02, wherever the place comes from', () => {
    const justInside = onMap(22.05, 114.0005);
    expect(isInside(justInside, square)).toBe(true);
    expect(isInside(toSystem(justInside, 'WGS-84'), square)).toBe(true);
    expect(isInside({ ...toSystem(justInside, 'WGS-84'), system: 'GCJ-02' }, square)).toBe(false);
  });

  it('without corners holds nothing', () => {
    expect(isInside(onMap(0, 0), [])).toBe(false);
  });
});
