import type { PaymentState, PaymentView } from '@scanfix/shared-types';
import { isOpen, isPaid, waitForWord } from './payment-word';

const payment = (state: PaymentState): PaymentView => ({
  id: 1, outTradeNo: 'S1-0', quoteId: 1, quoteVersion: 1, channel: 'mini-program', state, purpose: 'quote', amount: 100, refunded: 0, createdAt: '', expiresAt: null, paidAt: null, closedAt: null,
  transactionId: null, refunds: [],
});

/** Time that passes only when somebody waits. */
function clock(): { now: () => number; pause: (milliseconds: number) => Promise<void> } {
  let at = 0;
  return {
    now: () => at,
    pause: (milliseconds) => {
      at += milliseconds;
      return Promise.resolve();
    },
  };
}

describe('waiting for WeChat’s word', () => {
  it('asks at once and after 1, 2, 4 and 8 seconds, and then leaves it open', async () => {
    const { now, pause } = clock();
    const asked: number[] = [];
    const word = await waitForWord(() => {
      asked.push(now());
      return Promise.resolve(payment('prepaid'));
    }, pause);
    expect(asked).toEqual([0, 1_000, 2_000, 4_000, 8_000]);
    expect(word).toBeNull();
  });

  it('stops at the first word, good or bad', async () => {
    for (const state of ['paid', 'closed', 'refunded'] as const) {
      const states: PaymentState[] = ['prepaid', state, 'prepaid'];
      let asked = 0;
      const word = await waitForWord(() => Promise.resolve(payment(states[asked++] ?? 'prepaid')), clock().pause);
      expect(word?.state).toBe(state);
      expect(asked).toBe(2);
    }
  });

  it('takes a broken line for no word', async () => {
    let asked = 0;
    const word = await waitForWord(() => {
      asked += 1;
      return asked < 3 ? Promise.reject(new Error('no network')) : Promise.resolve(payment('paid'));
    }, clock().pause);
    expect(word?.state).toBe('paid');
  });

  it('tells open, paid and closed apart', () => {
    expect(['created', 'prepaid', 'paid', 'closed', 'partially-refunded', 'refunded'].map((state) => [isOpen(payment(state as PaymentState)), isPaid(payment(state as PaymentState))])).toEqual([
      [true, false], [true, false], [false, true], [false, false], [false, true], [false, true],
    ]);
  });
});
