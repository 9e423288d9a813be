import type { Fen } from '@scanfix/shared-types';

interface Fees {
  charged: Fen;
  returned: Fen;
}

/**
 * What the ledger lacks of a day's fees. It is never changed: where a bill that was fetched again names other fees than the one before, the
 * difference is posted.
 */
export function feesToPost(bill: Fees, posted: Fees): { charge: Fen; giveBack: Fen } {
  const charged = bill.charged - posted.charged;
  const returned = bill.returned - posted.returned;
  return { charge: Math.max(charged, 0) + Math.max(-returned, 0), giveBack: Math.max(returned, 0) + Math.max(-charged, 0) };
}
