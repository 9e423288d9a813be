import type { Page, PaymentView, Reconciliation, ReconciliationDifference } from '@scanfix/shared-types';
import type { RunningApi } from './api.js';
import { tradeBill, type BillLineOf, type BillOptions } from './bills.js';
import type { Calls } from './calls.js';
import type { TestPerson } from './people.js';
import { agreedBill, payOnPhone, start, type Bill, type Market, type Shop } from './till.js';
import { until } from './until.js';

/** A day of WeChat Pay's that is long enough over for its bill to be there, whatever the hour. */
export function dayBefore(days: number): string {
  return new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
}
export const onDay = (date: string, time = '12:00:00') => `${date}T${time}+08:00`;

export interface Paid {
  bill: Bill;
  payment: PaymentView;
  /** WeChat's number, also where we do not know it. */
  transactionId: string;
}

/** Paid on WeChat's side at that time; `unheard` where nothing told us. */
export async function payment(market: Market, shop: Shop, { at, total = 12_000, unheard = false }: { at: string; total?: number; unheard?: boolean }): Promise<Paid> {
  const bill = await agreedBill(market.api, shop, total);
  const { payment: started } = await start(shop.as.tenant, bill);
  await payOnPhone(market, shop, started.outTradeNo, { silent: true, paidAt: at });
  const [order] = await market.sandbox.control<{ payment: { transactionId: string } }[]>('GET', `/control/pay/orders?outTradeNo=${started.outTradeNo}`);
  const transactionId = order?.payment.transactionId ?? '';
  if (unheard) return { bill, payment: started, transactionId };
  const known = await shop.as.tenant.post<PaymentView>(`/my/tickets/${bill.ticketId}/payments/${started.id}/refresh`);
  return { bill, payment: known, transactionId };
}

export async function ended(finance: Calls, id: number): Promise<Reconciliation> {
  const view = () => finance.get<Reconciliation>(`/reconciliations/${id}`);
  await until(async () => (await view()).state !== 'running');
  return view();
}

/** By hand, to its end. */
export async function reconcile(finance: Calls, date: string): Promise<Reconciliation> {
  const { id } = await finance.post<Reconciliation>('/reconciliations', { date });
  return ended(finance, id);
}

export function sendBill(api: RunningApi, { authorization }: TestPerson, query: string, bytes: Buffer) {
  return api.http.post(`/api/v1/reconciliations/upload?${query}`).set({ authorization }).attach('file', bytes, 'bill.csv');
}

/** A trade bill of these lines, by hand, to its end. */
export async function uploadBill(api: RunningApi, shop: Shop, lines: readonly BillLineOf[], options: Omit<BillOptions, 'mchid'>): Promise<Reconciliation> {
  const answer = await sendBill(api, shop.people.finance, `date=${options.date}`, tradeBill(lines, { ...options, mchid: shop.mchid })).expect(201);
  return ended(shop.as.finance, (answer.body as Reconciliation).id);
}

export async function differencesOf(finance: Calls, reconciliationId: number): Promise<ReconciliationDifference[]> {
  const { items } = await finance.get<Page<ReconciliationDifference>>(`/reconciliation-differences?reconciliationId=${reconciliationId}&limit=100`);
  return items;
}

export const lineOf = ({ payment: { outTradeNo, amount }, transactionId }: Paid, fields: Partial<BillLineOf> = {}): BillLineOf => ({ outTradeNo, amount, transactionId, ...fields });
