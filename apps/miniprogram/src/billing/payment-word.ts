import type { PaymentView } from '@scanfix/shared-types';

/** When to ask after WeChat's sheet has closed, in milliseconds from then; after the last it is 「处理中」. */
export const askAfterMilliseconds = [0, 1_000, 2_000, 4_000, 8_000];

/** It can still be paid. */
export const isOpen = ({ state }: Pick<PaymentView, 'state'>): boolean => state === 'created' || state === 'prepaid';
/** WeChat's signed word was that money came, whatever became of it later. */
export const isPaid = ({ state }: Pick<PaymentView, 'state'>): boolean => state === 'paid' || state === 'partially-refunded' || state === 'refunded';

/**
 * Asks until the payment is decided; null when it still is not. `requestPayment:ok` proves nothing and its failure proves nothing either:
 * only what the server knows from WeChat counts. No answer is no word: it asks on.
 */
export async function waitForWord(ask: () => Promise<PaymentView>, pause: (milliseconds: number) => Promise<void>, times = askAfterMilliseconds): Promise<PaymentView | null> {
  let waited = 0;
  for (const time of times) {
    await pause(time - waited);
    waited = time;
    const payment = await ask().catch(() => null);
    if (payment && !isOpen(payment)) return payment;
  }
  return null;
}
