/** As typed: spaces do not count, letters are capitals. */
export const plainTaxNumber = (typed: string): string => typed.replace(/\s/g, '').toUpperCase();

/** What is to be said about a tax number; null where it is good. */
export type TaxNumberFault = 'invalid-tax-number' | 'suspect';

// GB 32100: no I, O, S, V, Z; the last character is a check of the others.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

function hasRightCheckCharacter(code: string): boolean {
  const values = [...code].map((character) => alphabet.indexOf(character));
  if (values.includes(-1)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0);
  return (31 - (sum % 31)) % 31 === values[17];
}

/**
 * 15 to 20 digits and letters; a unified social credit code has 18 and checks itself. One that does not fit is only suspected: older numbers of
 * 18 characters know no such check.
 */
export function taxNumberFault(typed: string): TaxNumberFault | null {
  const number = plainTaxNumber(typed);
  if (!/^[0-9A-Z]{15,20}$/.test(number)) return 'invalid-tax-number';
  return number.length === 18 && !hasRightCheckCharacter(number) ? 'suspect' : null;
}
