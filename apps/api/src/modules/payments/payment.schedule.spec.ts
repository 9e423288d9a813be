import { describe, expect, it } from '@jest/globals';
import { isLastDelivery, nextDeliveryOf, nextQueryOf, nextRefundTryOf, questionRepeatedAt, ranOut } from './payment.schedule.js';

const createdAt = new Date('2026-11-22T10:00:00Z');
const expiresAt = new Date('2026-11-22T10:30:00Z');
const after = (seconds: number) => new Date(createdAt.getTime() + seconds * 1000);
const secondsOf = (time: Date) => (time.getTime() - createdAt.getTime()) / 1000;

describe('the questions about an unpaid order', () => {
  it('come after 30 s, 1, 3, 5, 10 and 30 minutes, and a minute after it ran out', () => {
    const asked: number[] = [];
    for (let now = createdAt; asked.length < 7;) {
      now = nextQueryOf({ createdAt, expiresAt, queries: asked.length }, now, 1);
      asked.push(secondsOf(now));
    }
    expect(asked).toEqual([30, 60, 180, 300, 600, 1800, 1860]);
  });

  it('come also after 30 minutes where it can be paid for longer', () => {
    expect(secondsOf(nextQueryOf({ createdAt, expiresAt: after(7200), queries: 5 }, after(601), 1))).toBe(1800);
    expect(secondsOf(nextQueryOf({ createdAt, expiresAt: after(7200), queries: 6 }, after(1801), 1))).toBe(7260);
  });

  it('go on while WeChat does not let it be closed, less and less often', () => {
    const late = after(2000);
    expect(nextQueryOf({ createdAt, expiresAt, queries: 6 }, late, 1)).toEqual(after(2060));
    expect(nextQueryOf({ createdAt, expiresAt, queries: 60 }, late, 1)).toEqual(after(5600));
  });

  it('are shortened all alike', () => {
    expect(secondsOf(nextQueryOf({ createdAt, expiresAt, queries: 0 }, createdAt, 0.01))).toBe(0.3);
  });
});

it('closes an order a minute after it could be paid last', () => {
  expect(ranOut({ expiresAt }, after(1859), 1)).toBe(false);
  expect(ranOut({ expiresAt }, after(1860), 1)).toBe(true);
});

it('asks again soon where there was no answer, then less often', () => {
  expect(questionRepeatedAt(1, createdAt, 1)).toEqual(after(60));
  expect(questionRepeatedAt(50, createdAt, 1)).toEqual(after(3600));
});

it('repeats refunds for ever and gives deliveries up', () => {
  expect(secondsOf(nextRefundTryOf(0, createdAt, 1))).toBe(60);
  expect(secondsOf(nextRefundTryOf(1000, createdAt, 1))).toBe(3600);
  expect(nextDeliveryOf(0, createdAt, 1)).toEqual(after(60));
  expect(nextDeliveryOf(9, createdAt, 1)).toEqual(after(360 * 60));
  expect([5, 6].map(isLastDelivery)).toEqual([false, true]);
});
