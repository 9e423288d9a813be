import { openAsBlob } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { columns } from '../addresses.mjs';
import { waitUntil } from '../processes.mjs';
import { step } from '../progress.mjs';
import { send } from './office.mjs';
import { cpuMilliseconds, memoryMegabytes } from './process-usage.mjs';

const lines = 100_000;
const batch = 5000;
/** Milliseconds. */
const askedEvery = 100;
const firstTicketId = 1_000_001;
/** Long enough over for its bill to be there. */
const date = new Date(Date.now() + 8 * 3_600_000 - 2 * 86_400_000).toISOString().slice(0, 10);
const midnight = Date.parse(`${date}T00:00:00+08:00`);
/** The bill and our books differ in these lines, and in nothing else. */
const [dropped, altered] = [4242, 77_777];

const columnNames = [
  '交易时间', '公众账号ID', '商户号', '特约商户号', '设备号', '微信订单号', '商户订单号', '用户标识', '交易类型', '交易状态', '付款银行', '货币种类', '应结订单金额', '代金券金额', '微信退款单号', '商户退款单号',
  '退款金额', '充值券退款金额', '退款类型', '退款状态', '商品名称', '商户数据包', '手续费', '费率', '订单金额', '申请退款金额', '费率备注',
];
const totalNames = ['总交易单数', '应结订单总金额', '退款总金额', '充值券退款总金额', '手续费总金额', '订单总金额', '申请退款总金额'];

const amountOf = (/** @type {number} */ index) => 1000 + (index * 7919) % 90_000;
const transactionOf = (/** @type {number} */ index) => `4200${date.replaceAll('-', '')}${String(index).padStart(16, '0')}`;
const orderOf = (/** @type {number} */ index) => `RECON${String(index).padStart(12, '0')}`;
const timeOf = (/** @type {number} */ index) => new Date(midnight + 60_000 + Math.floor((index / lines) * 84_000_000));
const feeOf = (/** @type {number} */ fen) => Math.floor((fen * 6 + 500) / 1000);
const yuan = (/** @type {number} */ fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/**
 * A day of a hundred thousand payments: time, and the memory of a process that does nothing else.
 * @param {{ databaseUrl: string, environment: Record<string, string>, port: number, data: string, admin: () => Promise<string> }} system
 * @param {import('../processes.mjs').Processes} processes
 */
export async function measureReconciliation({ databaseUrl, environment, port, data, admin }, processes) {
  const base = `http://127.0.0.1:${port}`;
  const pid = processes.service('api-reconciliation', 'node', ['apps/api/dist/main.js'], { env: { ...environment, API_PORT: String(port) } });
  await waitUntil(async () => (await fetch(`${base}/health/ready`).catch(() => null))?.ok === true, { name: 'api', seconds: 60, log: processes.logFile('api-reconciliation') });
  const [merchant] = await send(base, 'GET', '/merchants', undefined, await admin());
  const file = join(data, 'bill.csv');
  await step({ zh: `写入 ${lines} 笔收款和它们的账单`, en: `Writing ${lines} payments and their bill` }, async () => {
    await fillPaid(databaseUrl, merchant);
    await writeBill(file, merchant);
  });
  try {
    const idle = memoryMegabytes(pid, 'VmRSS');
    const first = await reconcile(base, file, pid, admin);
    const again = await reconcile(base, file, pid, admin);
    const row = (/** @type {string} */ name, /** @type {Run} */ run) => [name, `${run.seconds} s`, `of these ${run.read} s to read it`, `CPU ${run.cpu} s`, `memory at most ${run.memory} MB`, `idle ${idle} MB`];
    console.log(columns([row(`reconcile a bill of ${lines} lines`, first), row('the same again', again)]));
  } finally {
    await rm(file, { force: true });
  }
}

/** @typedef {{ seconds: number, read: number, cpu: number, memory: number }} Run */

/** @returns {Promise<Run>} */
async function reconcile(base, file, pid, admin) {
  const authorization = await admin();
  const [started, before] = [performance.now(), cpuMilliseconds(pid)];
  const form = new FormData();
  form.set('file', await openAsBlob(file), 'bill.csv');
  const response = await fetch(`${base}/api/v1/reconciliations/upload?date=${date}`, { method: 'POST', headers: { authorization }, body: form });
  if (!response.ok) throw new Error(`upload of the bill: ${response.status} ${await response.text()}`);
  let day = /** @type {any} */ (await response.json());
  const read = performance.now() - started;
  while (day.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, askedEvery));
    day = await send(base, 'GET', `/reconciliations/${day.id}`, undefined, authorization);
  }
  const found = [day.billLines, day.matched, day.oursOnly, day.theirsOnly, day.amountDiffers];
  if (String(found) !== String([lines, lines - 2, 1, 1, 1])) throw new Error(`the bill was compared wrongly: ${JSON.stringify(day)}`);
  const seconds = (/** @type {number} */ milliseconds) => Number((milliseconds / 1000).toFixed(1));
  return { seconds: seconds(performance.now() - started), read: seconds(read), cpu: seconds(cpuMilliseconds(pid) - before), memory: memoryMegabytes(pid, 'VmHWM') };
}

/** @param {string} url @param {{ id: number, mchid: string }} merchant */
async function fillPaid(url, merchant) {
  const connection = await createConnection({ uri: url, timezone: 'Z' });
  for (let from = 0; from < lines; from += batch) {
    await connection.query(
      'INSERT INTO payments (organizationId, ticketId, quoteId, quoteVersion, channel, state, purpose, amount, outTradeNo, merchantId, mchid, description, transactionId, paidAt, createdById, createdAt) VALUES ?',
      [Array.from({ length: Math.min(batch, lines - from) }, (_, offset) => {
        const index = from + offset;
        const ticketId = firstTicketId + index;
        return [1, ticketId, ticketId, 1, 'mini-program', 'paid', 'quote', amountOf(index), orderOf(index), merchant.id, merchant.mchid, '维修费', transactionOf(index), timeOf(index), 1, timeOf(index)];
      })],
    );
  }
  await connection.query('ANALYZE TABLE payments');
  await connection.end();
}

/** One line is missing, one is another's, and one has another sum. @param {string} path @param {{ mchid: string }} merchant */
async function writeBill(path, { mchid }) {
  const file = await open(path, 'w');
  const sums = { total: 0, fees: 0 };
  const line = (/** @type {number} */ index, /** @type {string} */ outTradeNo, /** @type {number} */ fen) => {
    sums.total += fen;
    sums.fees += feeOf(fen);
    const at = new Date(timeOf(index).getTime() + 8 * 3_600_000).toISOString().replace('T', ' ').slice(0, 19);
    const cells = [at, 'wxbench', mchid, '0', '', transactionOf(index), outTradeNo, 'o-bench', 'JSAPI', 'SUCCESS', 'OTHERS', 'CNY', yuan(fen), '0.00', '0', '0', '0.00', '0.00', '', '', '维修费', '', `${yuan(feeOf(fen))}000`, '0.60%', yuan(fen), '0.00', ''];
    return `${cells.map((cell) => `\`${cell}`).join(',')}\r\n`;
  };
  await file.write(`\ufeff${columnNames.join(',')}\r\n`);
  for (let from = 0; from < lines; from += batch) {
    const indexes = Array.from({ length: Math.min(batch, lines - from) }, (_, offset) => from + offset).filter((index) => index !== dropped);
    await file.write(indexes.map((index) => line(index, orderOf(index), amountOf(index) + (index === altered ? 100 : 0))).join(''));
  }
  await file.write(line(lines, 'ELSEWHERE', 990));
  await file.write(`${totalNames.join(',')}\r\n${[`${lines}.0`, yuan(sums.total), '0.0', '0.0', yuan(sums.fees), yuan(sums.total), '0.0'].map((cell) => `\`${cell}`).join(',')}\r\n`);
  await file.close();
}
