import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startListener } from '../testing/listener.js';
import { newOrderNumber } from '../testing/merchant.js';
import { startPayDesk } from '../testing/pay-desk.js';
import { Journal } from './journal.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const dataFile = () => join(folder, 'sandbox.json');
const journalFile = () => join(folder, 'sandbox-pay.jsonl');

describe('after a restart', () => {
  it('keys, orders, refunds and what waits to be sent are there', async () => {
    const listener = await startListener();
    const before = await startPayDesk({ dataFile: dataFile() });
    await before.control('PUT', 'settings', { refundOutcome: 'hold' });
    await before.control('POST', 'notifications/plan', { fate: 'delayed', delayMilliseconds: 1_000, times: 1 });
    const order = await before.paid({ notify_url: listener.url }, { silent: false });
    const refund = { out_trade_no: order.outTradeNo, out_refund_no: newOrderNumber(), amount: { refund: 1, total: 12_800, currency: 'CNY' } };
    await before.merchant.call('POST', '/v3/refund/domestic/refunds', { payload: refund });
    await before.app.close();
    expect(listener.heard).toHaveLength(0);

    const after = await startPayDesk({ dataFile: dataFile() });
    expect(after.merchant.view).toEqual(before.merchant.view);
    await after.app.ready();
    await listener.count(1);
    const { body } = await after.merchant.call('GET', `/v3/pay/transactions/id/${order.payment?.transactionId}?mchid=1900000001`);
    expect(body['trade_state']).toBe('REFUND');
    expect((await after.merchant.call('GET', `/v3/refund/domestic/refunds/${refund.out_refund_no}`)).body['status']).toBe('PROCESSING');
    await after.app.inject({ method: 'POST', url: '/control/reset' });
    expect((await after.control('GET', 'orders')).body).toEqual([]);
    expect((await after.control('GET', 'merchant')).body).toEqual(before.merchant.view);
    await Promise.all([after.app.close(), listener.close()]);
    expect(statSync(journalFile()).mode & 0o777).toBe(0o600);
  });
});

describe('the journal', () => {
  it('loses a torn last line and nothing else', () => {
    const file = join(folder, 'a.jsonl');
    const first = new Journal(file);
    first.table<number>('t').put('one', 1);
    first.table<number>('t').put('two', 2);
    first.close();
    appendFileSync(file, '["t","thr');
    const second = new Journal(file);
    second.table<number>('t').put('four', 4);
    second.close();
    expect(new Journal(file).table<number>('t').values()).toEqual([1, 2, 4]);
  });

  it('forgets what was overwritten once that is most of it', () => {
    const file = join(folder, 'b.jsonl');
    const first = new Journal(file);
    for (let time = 0; time < 2_000; time += 1) first.table<number>('t').put('one', time);
    first.table<number>('t').put('gone', 1);
    first.table<number>('t').delete('gone');
    first.close();
    new Journal(file).close();
    expect(readFileSync(file, 'utf8')).toBe('["t","one",1999]\n');
  });

  it('says which file is damaged', () => {
    const file = join(folder, 'c.jsonl');
    appendFileSync(file, 'no journal\n["t","one",1]\n');
    expect(() => new Journal(file)).toThrow(file);
  });
});
