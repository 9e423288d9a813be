import { expect, it } from '@jest/globals';
import { openOf } from './statement.open.js';

const line = { quoteId: 1, amount: 1000, approved: true };

it('owes nothing of what is paid, and the rest of what is paid in part', () => {
  expect(openOf(line, undefined)).toBe(0);
  expect(openOf(line, { open: 400, quoteId: 1, amount: 1000 })).toBe(400);
  expect(openOf(line, { open: -50, quoteId: 1, amount: 1000 })).toBe(0);
});

it('owes nothing of a version that was replaced', () => {
  expect(openOf({ ...line, approved: false }, { open: 1500, quoteId: 2, amount: 1500 })).toBe(0);
});

it('lets money pay what was approved before a rework first', () => {
  expect(openOf(line, { open: 300, quoteId: 2, amount: 500 })).toBe(0);
  expect(openOf({ quoteId: 2, amount: 500, approved: true }, { open: 300, quoteId: 2, amount: 500 })).toBe(300);
  expect(openOf(line, { open: 700, quoteId: 2, amount: 500 })).toBe(200);
  expect(openOf({ quoteId: 2, amount: 500, approved: true }, { open: 700, quoteId: 2, amount: 500 })).toBe(500);
});
