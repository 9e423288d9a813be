import { describe, expect, it } from '@jest/globals';
import type { CallOutPrice } from '@scanfix/shared-types';
import { callOutOf, type CallOutFacts } from './call-out.js';

const price: CallOutPrice = {
  base: 3000, origin: null,
  distance: [{ beyondMeters: 5000, fee: 1000 }, { beyondMeters: 10_000, fee: 2500 }],
  time: [{ kind: 'hours', from: '18:00', to: '22:00', fee: 2000 }, { kind: 'hours', from: '21:00', to: '06:00', fee: 4000 }, { kind: 'weekend', fee: 1500 }, { kind: 'holiday', fee: 6000 }],
  urgency: { normal: 0, urgent: 2000, emergency: 5000 },
};
const plain: CallOutFacts = { distanceMeters: null, time: '10:00', day: 'working-day', urgency: 'normal' };
const partsOf = (facts: Partial<CallOutFacts>) => Object.fromEntries(callOutOf(price, { ...plain, ...facts }).parts.map(({ kind, fee }) => [kind, fee]));

describe('the call-out', () => {
  it('is the base by day, nearby, on a working day', () => {
    expect(callOutOf(price, plain)).toEqual({ fee: 3000, parts: [{ kind: 'base', fee: 3000 }] });
    expect(partsOf({ distanceMeters: 5000 })).toEqual({ base: 3000 });
  });

  it('takes the farthest step that is passed, once', () => {
    expect(partsOf({ distanceMeters: 5001 })).toEqual({ base: 3000, distance: 1000 });
    expect(partsOf({ distanceMeters: 50_000 })).toEqual({ base: 3000, distance: 2500 });
  });

  it('knows hours that go on after midnight, and the dearer of two that overlap', () => {
    expect(partsOf({ time: '18:00' })).toEqual({ base: 3000, hours: 2000 });
    for (const time of ['21:00', '21:59', '23:30', '00:00', '05:59']) expect(partsOf({ time })).toEqual({ base: 3000, hours: 4000 });
    for (const time of ['06:00', '17:59']) expect(partsOf({ time })).toEqual({ base: 3000 });
  });

  it('asks for a weekend or for a holiday, not for both', () => {
    expect(partsOf({ day: 'weekend' })).toEqual({ base: 3000, weekend: 1500 });
    expect(partsOf({ day: 'holiday' })).toEqual({ base: 3000, holiday: 6000 });
  });

  it('is the sum of its parts', () => {
    const everything = callOutOf(price, { distanceMeters: 12_000, time: '23:00', day: 'holiday', urgency: 'emergency' });
    expect(everything.fee).toBe(3000 + 2500 + 4000 + 6000 + 5000);
    expect(everything.parts.map(({ kind }) => kind)).toEqual(['base', 'distance', 'hours', 'holiday', 'urgency']);
  });
});
