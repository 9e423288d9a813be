import type { PriceBookContent } from '@scanfix/shared-types';

/** What no field is wrong in alone, by the field that shows it; null where the prices can be understood. */
export function nonsenseIn({ callOut, labour, parts }: PriceBookContent): { field: string; code: string } | null {
  const faults = [
    ...callOut.distance.map(({ beyondMeters }, index) => firstOf(callOut.distance, (step) => step.beyondMeters === beyondMeters) === index ? null : { field: `callOut.distance.${index}.beyondMeters`, code: 'duplicate' }),
    ...callOut.time.map(({ kind, from, to }, index) => {
      if (kind !== 'hours') return from === undefined && to === undefined ? null : { field: `callOut.time.${index}.from`, code: 'not-allowed' };
      if (from === undefined || to === undefined) return { field: `callOut.time.${index}.${from === undefined ? 'from' : 'to'}`, code: 'required' };
      return from === to ? { field: `callOut.time.${index}.to`, code: 'duplicate' } : null;
    }),
    ...labour.map(({ code }, index) => firstOf(labour, (price) => price.code === code) === index ? null : { field: `labour.${index}.code`, code: 'duplicate' }),
    ...labour.map(({ usualFrom, usualTo }, index) => usualFrom <= usualTo ? null : { field: `labour.${index}.usualTo`, code: 'too-small' }),
    ...parts.map(({ partId }, index) => firstOf(parts, (part) => part.partId === partId) === index ? null : { field: `parts.${index}.partId`, code: 'duplicate' }),
  ];
  return faults.find((fault) => fault !== null) ?? null;
}

function firstOf<Row>(rows: readonly Row[], is: (row: Row) => boolean): number {
  return rows.findIndex(is);
}
