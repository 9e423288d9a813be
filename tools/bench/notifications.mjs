import { createCipheriv, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import autocannon from 'autocannon';
import { columns } from '../addresses.mjs';
import { waitUntil } from '../processes.mjs';
import { step } from '../progress.mjs';
import { fillPayments } from './fill-payments.mjs';
import { send } from './office.mjs';
import { cpuMilliseconds } from './process-usage.mjs';

/** @typedef {{ body: string, headers: Record<string, string> }} Notification */
/** @typedef {{ base: string, databaseUrl: string, pid: number, admin: () => Promise<string> }} System */

const connections = 16;
const rounds = 3;
const perRound = 2000;
const warmUp = 1500;
const firstTicketId = 1_000_001;
const appid = 'wxbench0000000001';
const keyId = 'PUB_KEY_ID_TESTBENCH';

/**
 * Notifications a second (verify, decrypt, one transaction), each of another payment, as a ratio to node:crypto and mysql2 doing the same.
 * @param {System & { ports: { sandbox: number, plainPayments: number } }} system
 * @param {import('../processes.mjs').Processes} processes
 */
export async function measureNotifications({ base, databaseUrl, pid, admin, ports }, processes) {
  const wechat = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
  const account = await sandboxAccount(ports.sandbox, processes);
  const { certificate, privateKey, apiV3Key, mchid } = account;
  const merchant = await send(base, 'POST', '/merchants', { name: '测量', mchid, certificate, privateKey, apiV3Key, publicKeys: [{ id: keyId, publicKey: wechat.publicKey }] }, await admin());
  const count = 2 * (warmUp + rounds * perRound);
  const payments = await step({ zh: `写入 ${count} 笔待付款`, en: `Writing ${count} open payments` }, () =>
    fillPayments({ url: databaseUrl, organizationId: 1, merchant, appid, firstTicketId, count }));
  const plainPid = processes.service('plain-payments', 'node', ['tools/bench/plain-notifications.mjs'], {
    env: { DATABASE_URL: databaseUrl, PORT: String(ports.plainPayments), PAY_PUBLIC_KEY: wechat.publicKey, PAY_API_V3_KEY: apiV3Key },
  });
  const plainUrl = `http://127.0.0.1:${ports.plainPayments}/notifications`;
  await waitUntil(() => answers(plainUrl), { name: 'plain-payments', seconds: 20, log: processes.logFile('plain-payments') });

  // Signed shortly before they are sent: five minutes later nobody believes them.
  const next = (/** @type {number} */ number) => payments.splice(0, number).map((payment) => notification(payment, { apiV3Key, mchid, privateKey: wechat.privateKey }));
  const ours = (/** @type {Notification[]} */ some) => fire(`${base}${new URL(merchant.notifyUrl).pathname}`, pid, some);
  const theirs = (/** @type {Notification[]} */ some) => fire(plainUrl, plainPid, some);
  await ours(next(warmUp));
  await theirs(next(warmUp));
  /** @type {{ ours: Fired[], theirs: Fired[], again: Fired[] }} */
  const results = { ours: [], theirs: [], again: [] };
  for (let round = 0; round < rounds; round += 1) {
    const some = next(perRound);
    results.ours.push(await ours(some));
    results.again.push(await ours(some));
    results.theirs.push(await theirs(next(perRound)));
  }
  const [a, b, again] = [median(results.ours), median(results.theirs), median(results.again)];
  console.log(columns([
    ['a payment notified', `${a.rate}/s`, `plain ${b.rate}/s`, `ratio ${(a.rate / b.rate).toFixed(2)}`, `p99 ${a.p99} ms`, `CPU ${a.cpu} ms each`, `plain ${b.cpu} ms each`],
    ['the same one again', `${again.rate}/s`, '', '', `p99 ${again.p99} ms`, `CPU ${again.cpu} ms each`, ''],
  ]));
}

/** A merchant's certificate and keys: the sandbox makes them, and is not needed for more. */
async function sandboxAccount(port, processes) {
  const url = `http://127.0.0.1:${port}/control/pay/merchant`;
  processes.service('sandbox', 'node', ['apps/wechat-sandbox/dist/main.js'], {
    env: { SANDBOX_PORT: String(port), WECHAT_MINI_APPID: appid, WECHAT_MINI_SECRET: 'bench', SMS_WEBHOOK_SECRET: 'bench-only-secret' },
  });
  await waitUntil(async () => (await fetch(url).catch(() => null))?.ok === true, { name: 'sandbox', seconds: 30, log: processes.logFile('sandbox') });
  return /** @type {Promise<{ mchid: string, certificate: string, privateKey: string, apiV3Key: string }>} */ ((await fetch(url)).json());
}

/**
 * As WeChat Pay says that somebody paid.
 * @param {import('./fill-payments.mjs').OpenPayment} payment
 * @returns {Notification}
 */
function notification({ outTradeNo, amount }, { apiV3Key, mchid, privateKey }) {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce).setAAD(Buffer.from('transaction'));
  const word = JSON.stringify({
    appid, mchid, out_trade_no: outTradeNo, transaction_id: `42${outTradeNo}`, trade_type: 'NATIVE', trade_state: 'SUCCESS', trade_state_desc: '支付成功', bank_type: 'OTHERS', attach: '',
    success_time: `${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`, payer: { openid: 'o-bench' }, amount: { total: amount, payer_total: amount, currency: 'CNY', payer_currency: 'CNY' },
  });
  const ciphertext = Buffer.concat([cipher.update(word), cipher.final(), cipher.getAuthTag()]).toString('base64');
  const body = JSON.stringify({
    id: `EV-${outTradeNo}`, create_time: new Date().toISOString(), resource_type: 'encrypt-resource', event_type: 'TRANSACTION.SUCCESS', summary: '支付成功',
    resource: { original_type: 'transaction', algorithm: 'AEAD_AES_256_GCM', ciphertext, associated_data: 'transaction', nonce },
  });
  const [timestamp, salt] = [String(Math.floor(Date.now() / 1000)), randomBytes(16).toString('hex')];
  const signature = createSign('RSA-SHA256').update(`${timestamp}\n${salt}\n${body}\n`).sign(privateKey, 'base64');
  return { body, headers: { 'content-type': 'application/json', 'wechatpay-timestamp': timestamp, 'wechatpay-nonce': salt, 'wechatpay-signature': signature, 'wechatpay-serial': keyId } };
}

/** @typedef {{ rate: number, p99: number, cpu: number }} Fired */

/**
 * Each of them once, over all connections.
 * @param {string} url @param {number} pid @param {Notification[]} notifications
 * @returns {Promise<Fired>}
 */
async function fire(url, pid, notifications) {
  let sent = 0;
  const before = cpuMilliseconds(pid);
  const result = await autocannon({
    url, connections, amount: notifications.length,
    requests: [{
      method: 'POST',
      setupRequest: (request) => {
        const { body, headers } = /** @type {Notification} */ (notifications[sent % notifications.length]);
        sent += 1;
        return { ...request, body, headers: { ...request.headers, ...headers } };
      },
    }],
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  const seconds = (result.finish.getTime() - result.start.getTime()) / 1000;
  return { rate: Math.round(notifications.length / seconds), p99: Math.round(result.latency.p99), cpu: Number(((cpuMilliseconds(pid) - before) / notifications.length).toFixed(2)) };
}

const median = (/** @type {Fired[]} */ results) => /** @type {Fired} */ ([...results].sort((a, b) => a.rate - b.rate)[results.length >> 1]);

/** Whatever it says to a GET. */
async function answers(/** @type {string} */ url) {
  return fetch(url).then(() => true, () => false);
}
