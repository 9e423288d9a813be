import { describe, expect, it } from '@jest/globals';
import { agreesWithTotal, basisPointsOf, feeAt, fenOf, hundredThousandthsOf, roundedToFen } from './bill.amounts.js';

describe('yuan in a bill', () => {
  it('become fen by their digits', () => {
    for (const [text, fen] of [['0.01', 1], ['0.00', 0], ['12', 1200], ['1.1', 110], ['-0.30', -30], ['4.35', 435], ['9999999999.99', 999_999_999_999], ['0.29000', 29]] as const) expect(fenOf(text)).toBe(fen);
  });

  it('are refused where they are something else', () => {
    for (const text of ['', '.5', '1.', '1,000.00', '0.015', '1e3', '+1', '0x10', ' 1', '--1', '１', '0.000001', '12345678901']) expect(fenOf(text)).toBeNull();
  });

  it('keep the five decimals of a fee', () => {
    expect(hundredThousandthsOf('0.01170')).toBe(1170);
    expect(hundredThousandthsOf('-0.00999')).toBe(-999);
    expect(hundredThousandthsOf('-0.00000')).toBe(0);
  });

  it('are rounded half up, and below zero in the mirror, so that a fee and its return cancel out', () => {
    expect([499, 500, 999, 1499, 1500].map(roundedToFen)).toEqual([0, 1, 1, 1, 2]);
    for (let amount = 0; amount < 20_000; amount += 7) expect(roundedToFen(amount) + roundedToFen(-amount)).toBe(0);
  });

  it('never pass through a float', () => {
    for (let fen = 0; fen < 200_000; fen += 13) {
      const text = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
      expect(fenOf(text)).toBe(fen);
    }
  });
});

describe('a rate', () => {
  it('is read in basis points', () => {
    expect([basisPointsOf('0.60%'), basisPointsOf('39.00%'), basisPointsOf('1%'), basisPointsOf('0.38000%')]).toEqual([60, 3900, 100, 38]);
    expect([basisPointsOf(''), basisPointsOf('0.6'), basisPointsOf('0.601%')]).toEqual([null, null, null]);
  });

  it('takes its part of an amount, half up', () => {
    expect([feeAt(3, 3900), feeAt(1, 3900), feeAt(83, 60), feeAt(84, 60), feeAt(10_000, 60), feeAt(-10_000, 60)]).toEqual([1, 0, 0, 1, 60, -60]);
  });
});

it('takes a total of two decimals as the rounded sum, and one of five as the sum', () => {
  expect(agreesWithTotal(80_499, 80_000)).toBe(true);
  expect(agreesWithTotal(80_501, 80_000)).toBe(false);
  expect(agreesWithTotal(80_499, 80_499)).toBe(true);
  expect(agreesWithTotal(80_499, 80_498)).toBe(false);
});
