import { distanceMeters, toGcj02 } from './coordinates';

const tiananmen = { latitude: 39.90734, longitude: 116.39089, system: 'WGS-84' as const };

describe('coordinates', () => {
  it('are brought into the system of Chinese maps', () => {
    const { latitude, longitude, system } = toGcj02(tiananmen);
    expect(system).toBe('GCJ-02');
    expect(latitude).toBeCloseTo(39.90874, 4);
    expect(longitude).toBeCloseTo(116.39713, 4);
  });

  it('in it already stay as they are', () => {
    const there = { latitude: 30.25, longitude: 120.17, system: 'GCJ-02' as const };
    expect(toGcj02(there)).toEqual(there);
  });

  it('are compared in one system: the same place in both is no distance apart', () => {
    expect(distanceMeters(tiananmen, toGcj02(tiananmen))).toBeLessThan(1);
  });

  it('are a known distance apart', () => {
    const west = { latitude: 30, longitude: 120, system: 'GCJ-02' as const };
    expect(distanceMeters(west, { ...west, latitude: 31 })).toBeCloseTo(111_195, -1);
  });
});
