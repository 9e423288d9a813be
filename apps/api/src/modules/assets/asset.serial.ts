import { nameKey } from '../../platform/search/name-key.js';

/** Two serial numbers with one key are one number: blanks, case and width do not count. */
export function serialKeyOf(serialNumber: string | null | undefined): string | null {
  return serialNumber ? nameKey(serialNumber).replace(/ /g, '') || null : null;
}
