import { randomBytes } from 'node:crypto';

/** Crockford's alphabet: nothing in it is taken for something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomCharacters = 16;

/** `out_trade_no`: 80 random bits beside the organization, in characters that stand in a path as they are. */
export function newTradeNumber(organizationId: number): string {
  return numberOf('S', organizationId);
}

/** `out_refund_no`. */
export function newRefundNumber(organizationId: number): string {
  return numberOf('R', organizationId);
}

function numberOf(letter: string, organizationId: number): string {
  const random = [...randomBytes(randomCharacters)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return `${letter}${organizationId.toString(36).toUpperCase()}-${random}`;
}
