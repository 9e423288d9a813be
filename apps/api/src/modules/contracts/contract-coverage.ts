import type { CalendarDate, ContractCoverage } from '@scanfix/shared-types';

/** The device that is to be repaired. */
export interface CoveredDevice {
  customerId: number;
  assetId: number;
  categoryId: number | null;
  /** From the root down to where it is. */
  locationIds: readonly number[];
}

interface Term {
  coverage: ContractCoverage;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
}

/** Whether a contract of the device's customer speaks of the device on that day: all of them, or it, its kind, or a place that it stands in. */
export function covers({ coverage, startsOn, endsOn }: Term, { assetId, categoryId, locationIds }: CoveredDevice, on: CalendarDate): boolean {
  if (on < startsOn || on > endsOn) return false;
  return coverage.everything || coverage.assetIds.includes(assetId) || (categoryId !== null && coverage.categoryIds.includes(categoryId))
    || locationIds.some((id) => coverage.locationIds.includes(id));
}
