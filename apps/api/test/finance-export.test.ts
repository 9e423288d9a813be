import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExportSettings, SaveExportSettingsRequest } from '@scanfix/shared-types';
import readXlsxFile, { readSheetNames } from 'read-excel-file/node';
import yauzl from 'yauzl';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { Bookkeeper, moneyWorld, reportedTicket, type MoneyWorld } from './support/money.js';
import { createPerson } from './support/people.js';
import { approvedByTenant, createMarket, newest, offer, type Market } from './support/prices.js';
import { job } from './support/field.js';
import { AuditEntry } from '../src/modules/audit/audit-entry.entity.js';
import { calendarDayOf } from '../src/platform/time/calendar-day.js';

let api: RunningApi;
const today = calendarDayOf(new Date(), 'Asia/Shanghai');

beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

async function download(calls: Calls, query: string, language = 'zh-CN'): Promise<{ file: Buffer; headers: Record<string, string> }> {
  const answer = await calls.call('get', `/finance/export?${query}`).set('accept-language', language).buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => { done(null, Buffer.concat(chunks)); });
  }).expect(200);
  return { file: answer.body as Buffer, headers: answer.headers as Record<string, string> };
}

type Value = string | number | null;

/** Days as text: what a spreadsheet holds of them is a number. */
async function table(file: Buffer): Promise<Value[][]> {
  return (await readXlsxFile(file)).map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell as Value)));
}

const records = ([headings = [], ...rows]: Value[][]) => rows.map((row) => Object.fromEntries(headings.map((heading, index) => [String(heading), row[index] ?? null])));

/** The text of one part of the package. */
function part(file: Buffer, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(file, (error, zip) => {
      if (error) { reject(error); return; }
      zip.on('entry', (entry: yauzl.Entry) => {
        if (entry.fileName !== name) return;
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) { reject(failure); return; }
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => { resolve(Buffer.concat(chunks).toString()); });
        });
      });
    });
  });
}

describe('payments and refunds', () => {
  let market: Market;
  let number: string;

  beforeEach(async () => {
    market = await createMarket(api);
    const { ticket } = await job(market);
    number = ticket.number;
    const quote = newest(await market.as.agent.post(`/tickets/${ticket.id}/quotes`, offer()));
    await approvedByTenant(market, ticket.id, quote);
    const [payment] = await market.finance.post<{ id: number }[]>('/payments', {
      channel: 'transfer', paidAt: new Date().toISOString(), voucherNumber: 'HZ-1', payerName: '=HYPERLINK("http://evil.example","点我")', note: '+1', allocations: [{ quoteId: quote.id, amount: 13_000 }],
    });
    await market.finance.post(`/payments/${payment?.id ?? 0}/refunds`, { amount: 1_005, reason: 'goodwill', voucherNumber: 'TK-9', note: '@补偿' });
  });

  it('come with every fen, name and number that finance knows', async () => {
    const { file, headers } = await download(market.finance, `kind=payments&from=${today}&to=${today}`);
    expect(headers['content-disposition']).toBe(`attachment; filename="payments-${today}-${today}.xlsx"; filename*=UTF-8''${encodeURIComponent(`收款-${today}-${today}.xlsx`)}`);
    expect(await readSheetNames(file)).toEqual(['收款']);
    const [row] = records(await table(file));
    expect(row).toMatchObject({ 工单号: number, 渠道: '转账', 金额: 130, 已退: 10.05, 状态: '部分退款', 用途: '维修费', 凭据号: 'HZ-1', 登记人: '小周会计', 手续费: null });
    expect(records(await table((await download(market.finance, `kind=refunds&from=${today}&to=${today}`)).file))).toEqual([
      expect.objectContaining({ 工单号: number, 退款金额: 10.05, 原因: '补偿', 凭据号: 'TK-9', 申请人: '小周会计', 备注: '@补偿' }),
    ]);
  });

  it('speak English to who asks for it, with the headings that the organization chose', async () => {
    const [row] = records(await table((await download(market.finance, `kind=payments&from=${today}&to=${today}`, 'en-GB')).file));
    expect(row).toMatchObject({ 渠道: 'transfer', 状态: 'partly refunded' });
  });

  it('let no name become a formula', async () => {
    const { file } = await download(market.finance, `kind=payments&from=${today}&to=${today}`);
    const xml = await part(file, 'xl/worksheets/sheet1.xml');
    expect(xml).not.toMatch(/<f[ >]/);
    expect(xml).toMatch(/t="inlineStr"><is><t xml:space="preserve">=HYPERLINK/);
    // Sums are digits in the file as they were in fen: no float has touched them.
    expect(xml).toContain('<v>130.00</v>');
    expect(xml).toContain('<v>10.05</v>');
  });

  it('stop at the ends of the period, by the clocks of the organization', async () => {
    const rows = async (from: string, to: string) => (await table((await download(market.finance, `kind=payments&from=${from}&to=${to}`)).file)).length;
    expect([await rows('2020-01-01', '2020-12-31'), await rows(today, today)]).toEqual([1, 2]);
  });

  it('are written down when they leave the house, and stay in it', async () => {
    await download(market.finance, `kind=payments&from=${today}&to=${today}`);
    const entries = await api.database.getRepository(AuditEntry).findBy({ organizationId: market.organizationId, action: 'finance.exported' });
    expect(entries.map(({ actorId, data }) => [actorId, data])).toEqual([[market.finance.person.id, { kind: 'payments', format: 'xlsx', from: today, to: today }]]);
    const other = await createMarket(api);
    expect(await table((await download(other.finance, `kind=payments&from=${today}&to=${today}`)).file)).toHaveLength(1);
    expect((await market.as.agent.refusal('get', `/finance/export?kind=payments&from=${today}&to=${today}`)).status).toBe(403);
  });
});

describe('the books', () => {
  let world: MoneyWorld;
  let finance: Calls;
  let number: string;

  beforeEach(async () => {
    world = await moneyWorld(api);
    finance = callsOf(api, world.finance);
    const ticket = await reportedTicket(api, world);
    number = ticket.number;
    const books = new Bookkeeper(api, world.organizationId, ticket.id);
    await books.approve(1, 10_600, today);
    await books.pay(1, 1, 10_600, 'native');
    await books.complete(1);
    const other = new Bookkeeper(api, world.organizationId, (await reportedTicket(api, world)).id);
    await other.approve(2, 305, today);
    await other.putOnCredit(2, '2099-12-31');
  });

  it('come line by line, and debits equal credits', async () => {
    const rows = records(await table((await download(finance, `kind=ledger&from=${today}&to=${today}`)).file));
    expect(rows).toHaveLength(11);
    expect(rows[0]).toMatchObject({ 日期: today, 业务: '确认报价', 工单号: number, 科目编码: '1122', 科目名称: '应收账款', 借方金额: 106, 贷方金额: 0 });
    const fen = (column: string) => rows.reduce((sum, row) => sum + Math.round(Number(row[column]) * 100), 0);
    expect(fen('借方金额')).toBe(fen('贷方金额'));
  });

  it('come as vouchers that Kingdee imports', async () => {
    await finance.put('/finance/export-settings', await settings({ voucherWord: '转', preparedBy: '小周' }));
    const { file, headers } = await download(finance, `kind=ledger&format=kingdee&from=${today}&to=${today}`);
    expect(headers['content-disposition']).toContain(`filename="kingdee-${today}-${today}.xlsx"`);
    expect(await readSheetNames(file)).toEqual(['Page1']);
    const rows = records(await table(file));
    // Four entries move money; putting something on credit moves a date.
    expect(rows.map(({ FNumber, FSerialNum, FEntryID, FAccountNum, FDebit, FCredit }) => [FNumber, FSerialNum, FEntryID, String(FAccountNum), FDebit, FCredit])).toEqual([
      [1, 1, 0, '1122', 106, 0], [1, 1, 1, '2204', 0, 106],
      [2, 2, 0, '1012', 106, 0], [2, 2, 1, '1122', 0, 106],
      [3, 3, 0, '2204', 106, 0], [3, 3, 1, '6001', 0, 100], [3, 3, 2, '2221', 0, 6],
      [4, 4, 0, '1122', 3.05, 0], [4, 4, 1, '2204', 0, 3.05],
    ]);
    expect(rows[0]).toMatchObject({
      FDate: today, FYear: Number(today.slice(0, 4)), FPeriod: Number(today.slice(5, 7)), FGroupID: '转', FAccountName: '应收账款', FCurrencyNum: 'RMB', FAmountFor: 106, FPreparerID: '小周', FCheckerID: 'NONE', FExchangeRate: 1,
      FExplanation: `确认报价 ${number}`, FTransDate: today, FPosted: 0,
    });
  });

  it('come as vouchers that Yonyou imports, under the numbers of accounts that accounting uses', async () => {
    const { accountCodes } = await finance.get<ExportSettings>('/finance/export-settings');
    await finance.put('/finance/export-settings', await settings({ accountCodes: { ...accountCodes, wechat: '1012.03', revenue: '6001-01' } }));
    const { file } = await download(finance, `kind=ledger&format=yonyou&from=${today}&to=${today}`);
    expect(await readSheetNames(file)).toEqual(['凭证']);
    const rows = records(await table(file));
    expect(rows).toHaveLength(9);
    expect(rows[2]).toMatchObject({ 制单日期: today, 凭证类别: '记', 凭证号: 2, 摘要: `收款 ${number}`, 科目编码: '1012.03', 借方金额: 106, 贷方金额: 0, 附单据数: 0 });
    expect(rows.map((row) => String(row['科目编码']))).toContain('6001-01');
  });

  it('number vouchers by month: a period that begins within it goes on counting', async () => {
    const books = new Bookkeeper(api, world.organizationId, (await reportedTicket(api, world)).id);
    await books.approve(10, 300, '2026-01-31');
    await books.pay(10, 10, 100, 'cash', new Date('2026-01-05T02:00:00Z'));
    await books.pay(11, 10, 100, 'cash', new Date('2026-01-20T02:00:00Z'));
    await books.pay(12, 10, 100, 'cash', new Date('2026-02-01T02:00:00Z'));
    const numbers = async (from: string) => records(await table((await download(finance, `kind=ledger&format=kingdee&from=${from}&to=2026-02-28`)).file)).map(({ FDate, FNumber, FSerialNum }) => [FDate, FNumber, FSerialNum]);
    expect(await numbers('2026-01-10')).toEqual([['2026-01-20', 2, 1], ['2026-01-20', 2, 1], ['2026-02-01', 1, 2], ['2026-02-01', 1, 2]]);
    expect((await numbers('2026-01-01')).map(([, one]) => one)).toEqual([1, 1, 2, 2, 1, 1]);
  });

  it('come as what is open, and as sums by customer', async () => {
    expect(records(await table((await download(finance, `kind=receivables&from=${today}&to=${today}`)).file))).toEqual([expect.objectContaining({ 联系人: '王小姐', 挂账: '是', 金额: 3.05, 未收: 3.05, 到期日: '2099-12-31' })]);
    expect(records(await table((await download(finance, 'kind=receivables&from=2020-01-01&to=2020-01-02')).file))).toEqual([]);
    expect(records(await table((await download(finance, `kind=statement&by=customer&from=${today}&to=${today}`)).file))).toEqual([
      expect.objectContaining({ 名称: '（无）', 工单数: 2, 已确认: 109.05, 已收: 106, 收入: 100, 税额: 6, 期末应收: 3.05 }),
    ]);
  });

  it('refuse what makes no sense', async () => {
    for (const [query, field] of [
      [`kind=payments&format=kingdee&from=${today}&to=${today}`, 'format'], [`kind=statement&from=${today}&to=${today}`, 'by'], [`kind=ledger&from=${today}&to=2020-01-01`, 'to'], ['kind=ledger', 'from'],
      [`kind=everything&from=${today}&to=${today}`, 'kind'],
    ] as const) expect(await finance.refusal('get', `/finance/export?${query}`)).toMatchObject({ status: 400, code: 'validation-failed', errors: expect.arrayContaining([expect.objectContaining({ field })]) as unknown });
  });

  it('come as a stream: a year of ten thousand entries', async () => {
    const { id } = await reportedTicket(api, world);
    const rows = Array.from({ length: 10_000 }, (_, index) => [world.organizationId, '2025-06-15', 'payment', 100_000 + index, id, '', `bulk-${index}`, 1, new Date(), Buffer.alloc(32)]);
    await api.database.query('INSERT INTO ledger_entries (organizationId, postedOn, source, sourceId, ticketId, text, chain, position, createdAt, hash) VALUES ?', [rows]);
    await api.database.query(
      `INSERT INTO ledger_lines (organizationId, entryId, postedOn, source, account, debit, credit, ticketId) SELECT organizationId, id, postedOn, source, 'cash', 100, 0, ticketId FROM ledger_entries WHERE organizationId = ? AND postedOn = '2025-06-15'`,
      [world.organizationId],
    );
    const { file } = await download(finance, 'kind=ledger&format=yonyou&from=2025-01-01&to=2025-12-31');
    const sheet = await table(file);
    expect(sheet).toHaveLength(10_001);
    expect(sheet.at(-1)?.[2]).toBe(10_000);
  });

  async function settings(fields: Partial<SaveExportSettingsRequest>): Promise<SaveExportSettingsRequest> {
    const { columns, accountCodes, voucherWord, preparedBy } = await finance.get<ExportSettings>('/finance/export-settings');
    return { columns, accountCodes, voucherWord, preparedBy, ...fields };
  }

  it('have the columns that finance chose, in that order and under those headings', async () => {
    const { columns, available } = await finance.get<ExportSettings>('/finance/export-settings');
    expect(columns.ledger.map(({ field }) => field)).toEqual(available.ledger);
    await finance.put('/finance/export-settings', await settings({ columns: { ...columns, ledger: [{ field: 'credit', heading: '贷' }, { field: 'on', heading: '日子' }, { field: 'debit', heading: '借' }] } }));
    const [headings, first] = await table((await download(finance, `kind=ledger&from=${today}&to=${today}`)).file);
    expect([headings, first]).toEqual([['贷', '日子', '借'], [0, today, 106]]);
    const stranger = callsOf(api, (await moneyWorld(api)).finance);
    expect((await stranger.get<ExportSettings>('/finance/export-settings')).columns.ledger).toHaveLength(available.ledger.length);
  });

  it.each([
    ['a column that is none', { columns: { ledger: [{ field: 'password', heading: 'x' }] } }, 'columns.ledger.0.field'],
    ['a column twice', { columns: { ledger: [{ field: 'on', heading: 'x' }, { field: 'on', heading: 'y' }] } }, 'columns.ledger.1.field'],
    ['a heading of nothing', { columns: { ledger: [{ field: 'on', heading: ' ' }] } }, 'columns.ledger.0.heading'],
    ['no column at all', { columns: { ledger: [] } }, 'columns.ledger'],
    ['an account number with a formula in it', { accountCodes: { cash: '=1+1' } }, 'accountCodes.cash'],
    ['no word for vouchers', { voucherWord: '' }, 'voucherWord'],
  ])('refuse settings with %s', async (_, fields, field) => {
    const present = await settings({});
    const { columns, accountCodes, ...rest } = fields as Partial<SaveExportSettingsRequest>;
    const body = { ...present, ...rest, columns: { ...present.columns, ...columns }, accountCodes: { ...present.accountCodes, ...accountCodes } };
    expect(await finance.refusal('put', '/finance/export-settings', body)).toMatchObject({ status: 400, code: 'validation-failed', errors: [expect.objectContaining({ field }) as unknown] });
    const manager = callsOf(api, await createPerson(api, world.organizationId, ['manager']));
    expect((await manager.refusal('put', '/finance/export-settings', present)).status).toBe(403);
  });
});
