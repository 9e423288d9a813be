import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { feeAt, roundedToFen } from './bill.amounts.js';
import { readFundFlowBill, readTradeBill, type TradeLine } from './bill.parser.js';
import { fundFlowBill, tradeBill, yuan, type BillLineOf } from '../../../test/support/bills.js';
import { DomainError } from '../../platform/errors/domain-error.js';

const wanted = { mchid: '1900000001', date: '2026-11-20' };
const { date } = wanted;
const payment: BillLineOf = { transactionId: '4200001', outTradeNo: 'S1-AAAA', amount: 12_800, time: '23:59:59' };
const refund: BillLineOf = { transactionId: '4200001', outTradeNo: 'S1-AAAA', refundId: '5030001', outRefundNo: 'R1-AAAA', amount: 2800 };

async function* inParts(bytes: Buffer, size = 7): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
async function read(bytes: Buffer, size?: number, bill = wanted): Promise<TradeLine[]> {
  const lines: TradeLine[] = [];
  await readTradeBill(inParts(bytes, size), bill, (some) => Promise.resolve(void lines.push(...some)));
  return lines;
}
async function refusal(reading: Promise<unknown>): Promise<string> {
  const error: unknown = await reading.then(() => null, (thrown: unknown) => thrown);
  return error instanceof DomainError ? `${error.code} ${String(error.context?.['reason'])} ${String(error.context?.['line'])}` : String(error);
}
const changed = (change: (text: string) => string, lines = [payment, refund]) => Buffer.from(change(tradeBill(lines, { date }).toString()));

describe('a trade bill', () => {
  it('gives payments and refunds with their numbers, fen and exact fees', async () => {
    const [first, second] = await read(tradeBill([payment, refund], { date }));
    expect(first).toEqual({
      line: 2, kind: 'payment', at: new Date('2026-11-20T15:59:59Z'), mchid: '1900000001', transactionId: '4200001', outTradeNo: 'S1-AAAA', refundId: '', outRefundNo: '',
      amount: 12_800, settled: 12_800, fee: 77_000, rate: 60, goods: '维修',
    });
    expect(second).toMatchObject({ line: 3, kind: 'refund', refundId: '5030001', outRefundNo: 'R1-AAAA', amount: 2800, settled: 2800, fee: -17_000 });
  });

  it('reads the same however its bytes are cut, with and without a mark, with either end of line', async () => {
    const lines = [payment, { ...refund, goods: '维修，更换电容' }];
    const one = await read(tradeBill(lines, { date }), 1_000_000);
    for (const size of [1, 2, 3, 64, 1000]) expect(await read(tradeBill(lines, { date }), size)).toEqual(one);
    expect(await read(tradeBill(lines, { date, mark: false, lineEnd: '\n' }))).toEqual(one);
  });

  it('reads GBK', async () => {
    // 交易时间, 公众账号ID … in GBK, by the same decoder backwards.
    const bytes = inGbk(tradeBill([payment], { date, mark: false }).toString());
    expect(bytes.length).toBeLessThan(tradeBill([payment], { date, mark: false }).length);
    expect(await read(bytes)).toEqual(await read(tradeBill([payment], { date })));
  });

  it('keeps commas, back-ticks and escaped line breaks of a text in its cell', async () => {
    const [line] = await read(tradeBill([{ ...payment, goods: '空调,`加氟\\r\\n两次\\n`'.replace(',`', '， ') }], { date }));
    expect(line?.goods).toBe('空调， 加氟\n两次\n`');
    expect((await read(tradeBill([{ ...payment, goods: 'a,b, c' }], { date })))[0]?.goods).toBe('a,b, c');
  });

  it('takes a column more, in whatever order', async () => {
    const text = tradeBill([payment], { date }).toString().split('\r\n');
    text[0] = `${text[0] ?? ''},新的一列`;
    text[1] = `${text[1] ?? ''},\`x`;
    expect(await read(Buffer.from(text.join('\r\n')))).toHaveLength(1);
  });

  it('takes short lines that a spreadsheet filled up, and empty ones at the end', async () => {
    const filled = changed((text) => text.split('\r\n').map((line) => (/^(总|`\d+\.0,)/.test(line) ? `${line},,,,` : line)).join('\r\n'));
    expect(await read(Buffer.concat([filled, Buffer.from('\r\n\r\n')]))).toHaveLength(2);
  });

  it('counts nothing for a day without lines', async () => {
    expect(await read(tradeBill([], { date }))).toEqual([]);
  });

  it('says what is not a bill, or another one', async () => {
    expect(await refusal(read(Buffer.from('')))).toBe('bill-unreadable not-a-bill 1');
    expect(await refusal(read(Buffer.from('a,b\r\n1,2\r\n'.repeat(9))))).toBe('bill-unreadable not-a-bill 1');
    expect(await refusal(read(Buffer.alloc(5000, 0)))).toBe('bill-unreadable not-text 1');
    expect(await refusal(read(changed((text) => text.replace('费率,', '费,'))))).toBe('bill-unreadable not-a-bill 1');
    expect(await refusal(read(fundFlowBill([], { date })))).toBe('bill-unreadable not-a-bill 1');
    expect(await refusal(read(tradeBill([payment, { ...payment, mchid: '1900000002' }], { date })))).toBe('bill-unreadable other-merchant 3');
    expect(await refusal(read(tradeBill([payment], { date: '2026-11-19' })))).toBe('bill-unreadable other-day 2');
    expect(await refusal(read(Buffer.from(`\ufeff交易时间${'x'.repeat(50_000)}`), 5000))).toBe('bill-unreadable not-a-bill 1');
  });

  it('says in which line it is damaged', async () => {
    const damages: [string, (text: string) => string][] = [
      ['bill-damaged columns 3', (text) => text.replace(',`CNY,`0.00', ',`0.00')],
      ['bill-damaged value 2', (text) => text.replace('`SUCCESS', '`SUCCES')],
      ['bill-damaged value 2', (text) => text.replace('`128.00', '`128.0O')],
      ['bill-damaged value 2', (text) => text.replace('23:59:59', '23:59')],
      ['bill-damaged value 2', (text) => text.replace('`4200001', '`')],
      ['bill-damaged value 3', (text) => text.replace('`5030001', '`0')],
      ['bill-damaged totals 5', (text) => text.replace('`2.0,', '`3.0,')],
      ['bill-damaged totals 5', (text) => text.replace(/0\.60000(?=,[^\n]*\r\n$)/, '0.61000')],
      ['bill-damaged cut-off 4', (text) => text.split('\r\n').slice(0, 4).join('\r\n')],
      ['bill-damaged cut-off 3', (text) => text.split('\r\n').slice(0, 3).join('\r\n')],
      ['bill-damaged columns 4', (text) => text.replace('总交易单数', '总数')],
      ['bill-damaged columns 6', (text) => `${text}\`1,\`2`],
    ];
    for (const [answer, damage] of damages) expect(await refusal(read(changed(damage)))).toBe(answer);
    const broken = changed((text) => text);
    broken[broken.indexOf('维修') + 1] = 0xff;
    expect(await refusal(read(broken))).toBe('bill-damaged bytes 2');
  });

  it('never takes a bill for whole in which an amount was changed, or a line is missing', async () => {
    const random = seeded(20_261_120);
    for (let round = 0; round < 300; round += 1) {
      const lines = Array.from({ length: 1 + random(8) }, (_, index): BillLineOf => ({ ...(random(3) === 0 ? { refundId: `503${index}`, outRefundNo: `R${index}` } : {}), transactionId: `42${index}`, outTradeNo: `S${index}`, amount: 1 + random(1_000_000), goods: '维修,`'.slice(0, random(3)) }));
      const whole = tradeBill(lines, { date });
      const parsed = await read(whole, 1 + random(500));
      expect(parsed.map(({ amount }) => yuan(amount))).toEqual(lines.map(({ amount }) => yuan(amount)));
      const rows = whole.toString().split('\r\n');
      const victim = 1 + random(lines.length);
      const harmed = random(2) === 0
        ? rows.filter((_, index) => index !== victim)
        : rows.map((text, index) => (index === victim ? text.replace(/`(\d+)\.(\d\d),/, (_, whole_: string, part: string) => `\`${Number(whole_) + 1}.${part},`) : text));
      expect(await refusal(read(Buffer.from(harmed.join('\r\n'))))).toMatch(/^bill-damaged (totals|columns)/);
    }
  });

  it('answers any bytes with a bill or with a refusal that names a line', async () => {
    const random = seeded(7);
    const whole = tradeBill([payment, refund], { date });
    for (let round = 0; round < 1000; round += 1) {
      const bytes = Buffer.from(whole);
      for (let hit = random(6); hit >= 0; hit -= 1) bytes[random(bytes.length)] = random(256);
      const answer = await refusal(read(bytes.subarray(0, random(4) === 0 ? random(bytes.length) : bytes.length), 1 + random(900)));
      expect(answer).toMatch(/^(null|bill-(damaged|unreadable) [a-z-]+ \d+)$/);
    }
  });
});

describe('a fund-flow bill', () => {
  const lines = [{ kind: '交易', amount: 12_800 }, { kind: '扣除交易手续费', amount: 77 }, { kind: '退款', amount: 2800 }, { kind: '退还交易手续费', amount: 17 }, { kind: '提现', amount: 5000 }] as const;

  it('is summed up by what the money was for', async () => {
    expect(await readFundFlowBill(inParts(fundFlowBill(lines, { date })), wanted)).toEqual({ lines: 5, income: 12_817, expense: 7877, paid: 12_800, refunded: 2800, feeCharged: 77, feeReturned: 17 });
  });

  it('is refused where its totals say something else, or it is of another day or kind', async () => {
    const harmed = (from: string, to: string) => inParts(Buffer.from(fundFlowBill(lines, { date }).toString().replace(from, to)));
    expect(await refusal(readFundFlowBill(harmed('`128.00', '`128.01'), wanted))).toBe('bill-damaged totals 8');
    expect(await refusal(readFundFlowBill(harmed('`收入', '`收'), wanted))).toBe('bill-damaged value 2');
    expect(await refusal(readFundFlowBill(inParts(fundFlowBill(lines, { date: '2026-11-19' })), wanted))).toBe('bill-unreadable other-day 2');
    expect(await refusal(readFundFlowBill(inParts(tradeBill([payment], { date })), wanted))).toBe('bill-unreadable not-a-bill 1');
  });
});

/** A real day of a merchant, anonymised; beside the project, not in it. */
const sample = join(import.meta.dirname, '../../../../../../shared/vectors/wechat/trade-bill-ALL-sample');
const there = existsSync(`${sample}.csv`);

if (there) {
  it('reads the sample of a real bill to its totals', async () => {
    const meta = JSON.parse(await readFile(`${sample}.meta.json`, 'utf8')) as { rows: number; summary: Record<string, string> };
    const lines = await read(await readFile(`${sample}.csv`), 1000, { mchid: '1921000401', date: '2019-02-19' });
    expect(lines).toHaveLength(meta.rows);
    const sum = (kind: TradeLine['kind'], of: 'amount' | 'settled') => yuan(lines.filter((line) => line.kind === kind).reduce((total, line) => total + line[of], 0));
    expect([sum('payment', 'settled'), sum('payment', 'amount'), sum('refund', 'amount')]).toEqual([meta.summary['应结订单总金额'], meta.summary['订单总金额'], meta.summary['申请退款总金额']]);
    expect(lines.reduce((total, { fee }) => total + fee, 0)).toBe(Number(meta.summary['手续费总金额']) * 100_000);
    for (const line of lines) if (line.rate !== null) expect(feeAt(line.settled, line.rate)).toBe(roundedToFen(Math.abs(line.fee)));
  });
} else {
  it('stands without the sample of a real bill, whose folder is not here', () => {
    process.stderr.write(`The sample of a real bill was not read: there is no ${sample}.csv\n`);
    expect(there).toBe(false);
  });
}

function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Node decodes GBK and does not encode it: the table is made by decoding. */
function inGbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, Buffer>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const bytes = Buffer.from([first, second]);
      const character = decoder.decode(bytes);
      if (character.length === 1) codes.set(character, bytes);
    }
  }
  return Buffer.concat([...text].map((character) => codes.get(character) ?? Buffer.from(character)));
}
