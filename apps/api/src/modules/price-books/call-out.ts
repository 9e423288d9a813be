import type { CallOutPrice, Fen, PriceBand, TimeSurcharge, Urgency } from '@scanfix/shared-types';

export type CallOutPart = NonNullable<PriceBand['price']>['callOutParts'][number];

/** What kind of day it is where the organization is. A holiday is no weekend, and a weekend that is worked is none either. */
export type DayKind = 'working-day' | 'weekend' | 'holiday';

/** When and where somebody should come. */
export interface CallOutFacts {
  /** From the price's origin; null where one of the two places is not known. */
  distanceMeters: number | null;
  /** `HH:mm` on the organization's wall. */
  time: string;
  day: DayKind;
  urgency: Urgency;
}

export interface CallOut {
  fee: Fen;
  /** The base, and each addition that is more than nothing. */
  parts: CallOutPart[];
}

/** The base, and of each kind of addition the highest that is reached, once. */
export function callOutOf(price: CallOutPrice, { distanceMeters, time, day, urgency }: CallOutFacts): CallOut {
  const additions: CallOutPart[] = [
    { kind: 'distance', fee: highest(distanceMeters === null ? [] : price.distance.filter(({ beyondMeters }) => distanceMeters > beyondMeters)) },
    { kind: 'hours', fee: highest(price.time.filter((surcharge) => surcharge.kind === 'hours' && isWithin(surcharge, time))) },
    { kind: 'weekend', fee: highest(price.time.filter(({ kind }) => kind === 'weekend' && day === 'weekend')) },
    { kind: 'holiday', fee: highest(price.time.filter(({ kind }) => kind === 'holiday' && day === 'holiday')) },
    { kind: 'urgency', fee: price.urgency[urgency] },
  ];
  const parts: CallOutPart[] = [{ kind: 'base', fee: price.base }, ...additions.filter(({ fee }) => fee > 0)];
  return { fee: parts.reduce((sum, { fee }) => sum + fee, 0), parts };
}

function highest(steps: readonly { fee: Fen }[]): Fen {
  return Math.max(0, ...steps.map(({ fee }) => fee));
}

/** Text in the order of time; hours that end before they begin go on after midnight. */
function isWithin({ from = '00:00', to = '24:00' }: TimeSurcharge, time: string): boolean {
  return from < to ? from <= time && time < to : time >= from || time < to;
}
