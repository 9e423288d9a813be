import type { CalendarDate, Page, PaymentSummary, Reconciliation } from '@scanfix/shared-types';
import { randomInt } from 'node:crypto';
import { office } from './office.js';
import { control } from './system.js';

const dayLength = 86_400_000;
const shanghai = '+08:00';
/** Those of the last week are reconciled by themselves, and WeChat keeps a bill for three months. */
const [firstBack, lastBack] = [8, 85];

const dayBack = (days: number): CalendarDate => new Date(Date.now() + 8 * 3_600_000 - days * dayLength).toISOString().slice(0, 10);

/** Noon of that day where WeChat Pay counts the days. */
export const noonOf = (date: CalendarDate): string => `${date}T12:00:00${shanghai}`;

/** The latest day of the past on which nothing happened, at WeChat or with us, and which nobody has reconciled: each run has one of its own. */
export async function untouchedDay(): Promise<CalendarDate> {
  const { items } = await office<Page<Reconciliation>>('GET', '/reconciliations?limit=100');
  const changes = await control<{ date: CalendarDate }[]>('pay/bills/changes');
  const taken = new Set([...items, ...changes].map(({ date }) => date));
  for (let back = firstBack; back <= lastBack; back += 1) {
    const date = dayBack(back);
    if (!taken.has(date) && await isQuiet(date)) return date;
  }
  throw new Error('every day that WeChat still has a bill of was reconciled: begin with empty data');
}

async function isQuiet(date: CalendarDate): Promise<boolean> {
  const start = Date.parse(`${date}T00:00:00${shanghai}`);
  const days = new URLSearchParams({ paidFrom: new Date(start).toISOString(), paidTo: new Date(start + dayLength).toISOString(), limit: '1' });
  return (await office<Page<PaymentSummary>>('GET', `/payments?${days.toString()}`)).items.length === 0;
}

/** A payment in the bill that was not made through the product, under the same number in every download; and one of the product's over another sum. Fen. */
export const addForeignLine = (date: CalendarDate, outTradeNo: string, total: number) =>
  control('pay/bills/changes', 'POST', { date, kind: 'add', outTradeNo, total, transactionId: `42${String(randomInt(10 ** 12, 10 ** 13))}${String(Date.now())}` });
export const alterLine = (date: CalendarDate, outTradeNo: string, total: number) => control('pay/bills/changes', 'POST', { date, kind: 'alter', outTradeNo, total });

/** WeChat Pay answers no question about an order, or does again. */
export const answerQueries = (answered: boolean) => control('errors', 'POST', { api: 'pay-query', httpStatus: 500, code: 'SYSTEM_ERROR', times: answered ? 0 : 1000 });
