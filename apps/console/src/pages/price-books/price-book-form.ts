import type { CoordinateSystem, PriceBook, SavePriceBookRequest, TimeSurcharge } from '@scanfix/shared-types';
import type { Dayjs } from 'dayjs';
import { fromDay, toDay } from '../../components/zone';

export interface PriceBookForm extends Omit<SavePriceBookRequest, 'effectiveFrom' | 'callOut' | 'version'> {
  effectiveFrom: Dayjs | null;
  callOut: Omit<SavePriceBookRequest['callOut'], 'origin'> & { origin: { latitude?: number | null; longitude?: number | null; system: CoordinateSystem } };
}

/** A copy begins on another day, which only a person knows. */
export function formOf(book: PriceBook | null, copyName?: string): Partial<PriceBookForm> {
  if (!book) {
    return { name: '', effectiveFrom: null, taxRate: 600, callOut: { base: 0, origin: { system: 'GCJ-02' }, distance: [], time: [], urgency: { normal: 0, urgent: 0, emergency: 0 } }, labour: [], parts: [] };
  }
  const { taxRate, callOut, labour, parts } = book;
  return {
    name: copyName ?? book.name, effectiveFrom: copyName === undefined ? fromDay(book.effectiveFrom) : null, taxRate, labour, parts,
    callOut: { ...callOut, origin: callOut.origin ?? { system: 'GCJ-02' }, time: callOut.time.map(untilMidnight) },
  };
}

/** A clock has no 24:00; going on until 00:00 is the same, and a whole day lacks its last minute. */
function untilMidnight(surcharge: TimeSurcharge): TimeSurcharge {
  return surcharge.to === '24:00' ? { ...surcharge, to: surcharge.from === '00:00' ? '23:59' : '00:00' } : surcharge;
}

export function requestOf({ name, effectiveFrom, taxRate, callOut, labour, parts }: PriceBookForm, version: number | undefined): SavePriceBookRequest {
  const { latitude, longitude, system } = callOut.origin;
  return {
    name: name.trim(),
    effectiveFrom: toDay(effectiveFrom) ?? '',
    taxRate,
    callOut: {
      base: callOut.base,
      origin: typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude, system } : null,
      distance: callOut.distance.map(({ beyondMeters, fee }) => ({ beyondMeters, fee })),
      time: callOut.time.map(({ kind, from, to, fee }) => (kind === 'hours' && from && to ? { kind, from, to, fee } : { kind, fee })),
      urgency: callOut.urgency,
    },
    labour,
    parts,
    ...(version === undefined ? {} : { version }),
  };
}
