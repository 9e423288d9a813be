import type { CalendarDate, Warranty } from '@scanfix/shared-types';
import { addMonths } from '../../platform/time/calendar-day.js';

export interface WarrantyFacts {
  /** The asset's own date; it decides where there is one. */
  warrantyUntil: CalendarDate | null;
  installedOn: CalendarDate | null;
  /** The model's. */
  warrantyMonths: number | null;
}

/** `today` is the day where the organization is. The last day is still in warranty. */
export function warrantyOf({ warrantyUntil, installedOn, warrantyMonths }: WarrantyFacts, today: CalendarDate): Warranty {
  if (warrantyUntil !== null) return until(warrantyUntil, today, 'asset-date', 'asset-date-passed');
  if (installedOn !== null && warrantyMonths !== null) return until(addMonths(installedOn, warrantyMonths), today, 'model-term', 'model-term-passed');
  return { status: 'unknown', reason: 'no-date', until: null };
}

function until(last: CalendarDate, today: CalendarDate, running: Warranty['reason'], passed: Warranty['reason']): Warranty {
  return today <= last ? { status: 'in-warranty', reason: running, until: last } : { status: 'out-of-warranty', reason: passed, until: last };
}
