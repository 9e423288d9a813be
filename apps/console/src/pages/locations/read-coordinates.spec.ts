import { describe, expect, it } from '@jest/globals';
import { readCoordinates } from './read-coordinates';

describe('coordinates from the clipboard', () => {
  it.each([
    ['30.2084, 120.2120', { latitude: 30.2084, longitude: 120.212 }],
    ['120.2120,30.2084', { latitude: 30.2084, longitude: 120.212 }],
    ['30.2084，120.212', { latitude: 30.2084, longitude: 120.212 }],
    ['-33.86 151.2', { latitude: -33.86, longitude: 151.2 }],
  ])('reads %s', (text, expected) => {
    expect(readCoordinates(text)).toEqual(expected);
  });

  it.each(['滨江园区', '30.2', '300, 400', ''])('leaves %p to be pasted as it is', (text) => {
    expect(readCoordinates(text)).toBeNull();
  });
});
