import { describe, expect, it } from '@jest/globals';
import { cornersFromMap, cornersToMap, fromMap, toMap } from './places';

// Tian'anmen, as GPS measures it and as Chinese maps draw it: half a kilometre apart.
const measured = { latitude: 39.907333, longitude: 116.391083, system: 'WGS-84' as const };
const drawn: [number, number] = [39.908736, 116.397326];

describe('places on a map', () => {
  it('stand where the tiles show them', () => {
    const [latitude, longitude] = toMap(measured, 'GCJ-02');
    expect(latitude).toBeCloseTo(drawn[0], 4);
    expect(longitude).toBeCloseTo(drawn[1], 4);
  });

  it('stay as they are where the tiles are in their own system', () => {
    expect(toMap(measured, 'WGS-84')).toEqual([39.907333, 116.391083]);
  });

  it('are left alone outside China, where both systems are one', () => {
    expect(toMap({ latitude: 48.8584, longitude: 2.2945, system: 'WGS-84' }, 'GCJ-02')).toEqual([48.8584, 2.2945]);
  });

  it('keep the system in which they were pointed at', () => {
    expect(fromMap([30.20840049, 120.212], 'GCJ-02')).toEqual({ latitude: 30.2084, longitude: 120.212, system: 'GCJ-02' });
  });

  it('come back from the map as the corners that went in', () => {
    const corners: [number, number][] = [[120.2, 30.2], [120.22, 30.2], [120.21, 30.22]];
    cornersFromMap(cornersToMap(corners, 'WGS-84'), 'WGS-84').forEach(([longitude, latitude], index) => {
      expect(longitude).toBeCloseTo(corners[index]?.[0] ?? 0, 5);
      expect(latitude).toBeCloseTo(corners[index]?.[1] ?? 0, 5);
    });
  });
});
