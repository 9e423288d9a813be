import { nameKey } from '../../platform/search/name-key.js';

/** Two serial numbers with one key are one number: blanks, case and width do not count. */
export function serialKeyOf(serialNumber: string | null | undefined): string | null {
  return serialNumber ? nameKey(serialNumber).replace(/ /g, '') || null : null;
}

const shortNumber = /^\d{1,3}$/;

/** What somebody looks for, as the key of a serial number. Null for a few digits: they are in many names, and one device may be called just that. */
export function wholeSerialKeyOf(search: string): string | null {
  const key = serialKeyOf(search);
  return key === null || shortNumber.test(key) ? null : key;
}
