/** Digits and capitals without I, O, S, V, Z (GB 32100-2015). */
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const base = characters.length;
const unifiedLength = 18;
/** Numbers from before 2015 that tax offices still take: 15 of organizations; 17, 18 and 20 of people in business, made of an identity number. */
const older = /^(?:[0-9A-Z]{15}|[0-9A-Z]{17}|[0-9A-Z]{20}|\d{17}[0-9X])$/;

/** As it is printed: capitals, without blanks. */
export function normalizeTaxNumber(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase();
}

/** A 统一社会信用代码 whose check character is right, or a number of an older kind. */
export function isTaxNumber(text: string): boolean {
  return hasRightCheckCharacter(text) || (older.test(text) && (text.length !== unifiedLength || isIdentityNumber(text)));
}

/** The 18th character makes the weighted sum of the 17 before it a multiple of 31; the weights are powers of 3. */
function hasRightCheckCharacter(text: string): boolean {
  if (text.length !== unifiedLength) return false;
  let sum = 0;
  let weight = 1;
  for (const character of text.slice(0, -1)) {
    const value = characters.indexOf(character);
    if (value === -1) return false;
    sum += value * weight;
    weight = (weight * 3) % base;
  }
  return characters[(base - (sum % base)) % base] === text.at(-1);
}

/** A person's own number (GB 11643-1999), under which somebody in business may be taxed. */
function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[0-9X]$/.test(text)) return false;
  const sum = [...text.slice(0, 17)].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0);
  return '10X98765432'[sum % 11] === text.at(-1);
}
