import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newOrderNumber } from '../../testing/merchant.js';
import { startPayDesk, type PayDesk } from '../../testing/pay-desk.js';

const day = '2026-03-01';

let desk: PayDesk;
beforeAll(async () => {
  desk = await startPayDesk();
  await desk.control('PUT', 'settings', { refundSpacingMilliseconds: 0, refundOutcome: 'hold', billClock: '2026-03-02T10:00:00+08:00' });
});
afterAll(() => desk.app.close());

const ask = (path: string) => desk.merchant.call('GET', path);
const fetchFile = (url: string) => desk.merchant.call('GET', url.replace(/^https?:\/\/[^/]+/, ''));

/** The cells of the data lines, and of the totals, as the reference says they are split. */
async function bill(path: string): Promise<{ header: string[]; rows: string[][]; totals: string[] }> {
  const { body } = await ask(path);
  const file = await fetchFile(String(body['download_url']));
  expect(createHash('sha1').update(file.raw).digest('hex')).toBe(body['hash_value']);
  expect(file.headers['wechatpay-signature']).toBeUndefined();
  expect(file.raw.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const lines = file.raw.toString('utf8').slice(1).split('\r\n');
  expect(lines.pop()).toBe('');
  const cells = (line: string): string[] => line.replace(/^`/, '').split(',`');
  return { header: lines[0]?.split(',') ?? [], rows: lines.slice(1, -2).map(cells), totals: cells(lines.at(-1) ?? '') };
}
const trade = (date = day) => bill(`/v3/bill/tradebill?bill_date=${date}&bill_type=ALL`);
const flow = (date = day) => bill(`/v3/bill/fundflowbill?bill_date=${date}&account_type=BASIC`);
const change = (payload: object) => desk.control('POST', 'bills/changes', payload);

describe('bills', () => {
  it('are those of the day in Shanghai, with fees, refunds and totals to the fen', async () => {
    const late = await desk.paid({ attach: '夜间\n维修' }, { paidAt: '2026-03-01T15:59:59Z', method: 'card' });
    await desk.paid({}, { paidAt: '2026-03-01T16:00:00Z' });
    const early = await desk.paid({ amount: { total: 83 } }, { paidAt: '2026-02-28T16:00:00Z' });
    await desk.control('POST', 'refunds', { outTradeNo: late.outTradeNo, amount: 2_800, at: '2026-03-01T15:59:59.500Z' });

    const { header, rows, totals } = await trade();
    expect(header).toHaveLength(27);
    expect(rows.map((row) => row.length)).toEqual([27, 27, 27]);
    expect(rows[0]).toEqual([
      '2026-03-01 00:00:00', early.appid, '1900000001', '0', '', early.payment?.transactionId, early.outTradeNo, early.openid, 'JSAPI', 'SUCCESS', 'OTHERS',
      'CNY', '0.83', '0.00', '0', '0', '0.00', '0.00', '', '', '上门维修：会议室空调', '', '0.00000', '0.60%', '0.83', '0.00', '',
    ]);
    // 76.8 fen are 77; what comes back with the refund of 28.00 is 16.8, so 17.
    expect([rows[1]?.[21], rows[1]?.[22], rows[2]?.[22]]).toEqual(['夜间\\n维修', '0.77000', '-0.17000']);
    expect(rows[2]).toEqual(expect.arrayContaining(['REFUND', '28.00', 'ORIGINAL', 'PROCESSING']));
    expect(rows[2]?.[24]).toBe('0.00');
    expect(totals).toEqual(['3.0', '128.83', '28.0', '0.0', '0.6', '128.83', '28.0']);

    const flows = await flow();
    expect(flows.header).toHaveLength(11);
    expect(flows.rows.map((row) => [row[3], row[4], row[5], row[6], row[7]])).toEqual([
      ['交易', '交易', '收入', '0.83', '10000.83'],
      ['交易', '交易', '收入', '128.00', '10128.83'],
      ['交易', '扣除交易手续费', '支出', '0.77', '10128.06'],
      ['退款', '退款', '支出', '28.00', '10100.06'],
      ['退款', '退还交易手续费', '收入', '0.17', '10100.23'],
    ]);
    expect(flows.totals).toEqual(['5.0', '3.0', '129.0', '2.0', '28.77']);
    expect(new Set(flows.rows.map((row) => row[2])).size).toBe(5);
  });

  it('come compressed when wanted, with the SHA-1 of the plain bytes', async () => {
    const { body } = await ask(`/v3/bill/tradebill?bill_date=${day}&tar_type=GZIP`);
    const file = await fetchFile(String(body['download_url']));
    expect(createHash('sha1').update(gunzipSync(file.raw)).digest('hex')).toBe(body['hash_value']);
  });

  it('can lack a line, have a foreign one, a wrong amount, or wrong totals', async () => {
    const date = '2026-02-20';
    const [dropped, altered] = [await desk.paid({}, { paidAt: `${date}T01:00:00Z` }), await desk.paid({}, { paidAt: `${date}T02:00:00Z` })];
    const foreign = newOrderNumber();
    await change({ date, kind: 'drop', outTradeNo: dropped.outTradeNo });
    await change({ date, kind: 'alter', outTradeNo: altered.outTradeNo, total: 12_900 });
    await change({ date, kind: 'add', outTradeNo: foreign, total: 500 });
    const { rows, totals } = await trade(date);
    expect(rows.map((row) => [row[6], row[12]])).toEqual([[altered.outTradeNo, '129.00'], [foreign, '5.00']]);
    expect(totals[1]).toBe('134.0');
    expect(rows[1]?.[5]).toMatch(/^4200\d{24}$/);
    expect((await trade(date)).rows).toEqual(rows);
    await change({ date, kind: 'wrong-totals' });
    expect((await trade(date)).totals[1]).toBe('134.01');
    expect((await change({ date, kind: 'explode' })).status).toBe(400);
  });

  it('are refused when there is none, too early, too old or asked for wrongly', async () => {
    const refusal = async (path: string) => (await ask(path)).body.code;
    expect(await refusal('/v3/bill/tradebill?bill_date=2026-02-10')).toBe('NO_STATEMENT_EXIST');
    expect(await refusal('/v3/bill/fundflowbill?bill_date=2026-03-01&account_type=FEES')).toBe('NO_STATEMENT_EXIST');
    for (const date of ['2026-03-02', '2026-02-30', '20260301', '']) expect(await refusal(`/v3/bill/tradebill?bill_date=${date}`)).toBe('PARAM_ERROR');
    expect(await refusal('/v3/bill/tradebill?bill_date=2026-03-01&bill_type=SOME')).toBe('PARAM_ERROR');
    expect(await refusal('/v3/bill/tradebill?bill_date=2026-03-01&page=1')).toBe('PARAM_ERROR');
    expect(await refusal('/v3/bill/tradebill?bill_date=2025-11-01')).toBe('INVALID_REQUEST');
    await desk.control('PUT', 'settings', { billClock: '2026-03-02T09:59:59+08:00' });
    expect(await refusal('/v3/bill/tradebill?bill_date=2026-03-01')).toBe('STATEMENT_CREATING');
    await desk.control('PUT', 'settings', { billClock: '2026-03-02T10:00:00+08:00' });
  });

  it('are fetched with a signature, within five minutes, by their merchant', async () => {
    const url = String((await ask(`/v3/bill/tradebill?bill_date=${day}`)).body['download_url']);
    const path = url.replace(/^https?:\/\/[^/]+/, '');
    expect((await desk.merchant.call('GET', path, { authorization: () => undefined })).status).toBe(401);
    const other = await desk.control('PUT', 'merchants/1900000002', {});
    const { merchantClient } = await import('../../testing/merchant.js');
    expect((await merchantClient(desk.app, other.body, desk.sandbox.now).call('GET', path)).body.code).toBe('NO_AUTH');
    expect((await fetchFile(url)).status).toBe(200);
    desk.advance(300_000);
    expect((await fetchFile(url)).body.code).toBe('INVALID_REQUEST');
  });
});
