import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PaymentStarted, PaymentState } from '@scanfix/shared-types';
import { createConnection, type Connection } from 'mysql2/promise';
import { startApi, testEnvironment } from './support/api.js';
import { compile, startProcess, type ServerProcess } from './support/compiled.js';
import { idempotencyKey } from './support/people.js';
import { startRelay, type Relay } from './support/relay.js';
import { startSandbox, type RunningSandbox } from './support/sandbox.js';
import { agreedBill, knownPeople, openShop, type Bill, type Shop } from './support/till.js';
import { until } from './support/until.js';

interface Order { outTradeNo: string; tradeState: 'NOTPAY' | 'SUCCESS' | 'CLOSED' | 'REFUND'; payment: { transactionId: string } | null }
interface Row { id: number; outTradeNo: string; state: PaymentState; transactionId: string | null; events: number; postings: number }

const kills = 20;
const seed = 20_261_122;

let sandbox: RunningSandbox;
let relay: Relay;
let main: string;
let environment: Record<string, string>;
let shop: Shop;
let database: Connection;
const bills: Bill[] = [];
let server: ServerProcess;

beforeAll(async () => {
  relay = await startRelay();
  sandbox = await startSandbox(relay.url);
  const openids = await knownPeople(sandbox);
  environment = { ...await testEnvironment(), ...sandbox.environment, PAYMENT_NOTIFY_URL: relay.url, PAYMENT_QUERY_SCALE: '0.01' };
  main = await compile();
  // Somebody has set all this up; it is gone before the first order, so that nobody else looks after them.
  const api = await startApi(environment);
  shop = await openShop({ api, sandbox, openids });
  for (let index = 0; index <= kills; index += 1) bills.push(await agreedBill(api, shop, 1000 + index));
  await api.close();
  database = await createConnection({ uri: environment['DATABASE_URL'] ?? '', timezone: 'Z' });
  server = await serve();
}, 120_000);
afterAll(async () => {
  server.child.kill('SIGKILL');
  sandbox.close();
  await relay.close();
  await database.end();
});

async function serve(): Promise<ServerProcess> {
  const process = await startProcess(main, environment);
  await until(async () => (await fetch(`${process.url}/health/ready`).catch(() => null))?.status === 200, 60_000);
  relay.lead(process.url);
  return process;
}

/** The tenant taps, and pays as soon as the order is there, whatever becomes of the server meanwhile. */
async function pay({ ticketId, total }: Bill): Promise<void> {
  const answer = await fetch(`${server.url}/api/v1/my/tickets/${ticketId}/payments`, {
    method: 'POST', body: JSON.stringify({ channel: 'mini-program', amount: total }),
    headers: { authorization: shop.people.tenant.authorization, 'content-type': 'application/json', 'idempotency-key': idempotencyKey() },
  });
  const { payment } = await answer.json() as PaymentStarted;
  await sandbox.control('POST', `/control/pay/transactions/${payment.outTradeNo}/pay`, { mchid: shop.mchid });
}

/** Numbers from 0 to 1 that are the same in every run. */
function* randomNumbers(start: number): Generator<number> {
  for (let state = start; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const ordersAtWechat = () => sandbox.control<Order[]>('GET', `/control/pay/orders?mchid=${shop.mchid}`);
async function rows(): Promise<Row[]> {
  const [found] = await database.query(
    `SELECT p.id, p.outTradeNo, p.state, p.transactionId,
      (SELECT COUNT(*) FROM outbox_events e WHERE e.organizationId = p.organizationId AND e.name = 'payment.received' AND e.payload LIKE CONCAT('%"paymentId":', p.id, ',%')) AS events,
      (SELECT COUNT(*) FROM ledger_entries l WHERE l.organizationId = p.organizationId AND l.source = 'payment' AND l.sourceId = p.id) AS postings
     FROM payments p WHERE p.organizationId = ?`, [shop.organizationId],
  );
  return found as Row[];
}

/** What WeChat says of an order, and what must then stand here. */
const explained: Record<string, PaymentState> = { NOTPAY: 'prepaid', SUCCESS: 'paid', CLOSED: 'closed' };

it(`comes by itself to a state that WeChat explains, killed at ${kills} points between order and notification`, async () => {
  const random = randomNumbers(seed);
  const [undisturbed, ...killed] = bills;
  if (!undisturbed) throw new Error('no bill');
  // How long it takes on this machine, from the tap until it is known here that it was paid, in a server that has just started.
  const begun = performance.now();
  await pay(undisturbed);
  await until(async () => (await rows())[0]?.state === 'paid');
  const longestFlow = (performance.now() - begun) * 1.1;
  for (const bill of killed) {
    const paying = pay(bill).catch(() => undefined);
    // The point of the kill is what the test is about: a moment, not a fact.
    await pause((random.next().value ?? 0) * longestFlow);
    server.child.kill('SIGKILL');
    relay.lead(null);
    await server.exit;
    await paying;
    server = await serve();
  }
  const settled = async () => {
    const known = new Map((await rows()).map((row) => [row.outTradeNo, row]));
    const orders = await ordersAtWechat();
    return [...known.values()].every(({ state }) => state !== 'created') && orders.every(({ outTradeNo, tradeState }) => known.get(outTradeNo)?.state === explained[tradeState]);
  };
  await until(settled, 120_000);
  const [ours, orders] = [await rows(), await ordersAtWechat()];
  const theirs = new Map(orders.map((order) => [order.outTradeNo, order]));
  for (const { outTradeNo, state, transactionId, events, postings } of ours) {
    const order = theirs.get(outTradeNo);
    expect({ outTradeNo, state, transactionId }).toEqual({ outTradeNo, state: explained[order?.tradeState ?? ''], transactionId: order?.payment?.transactionId ?? null });
    expect({ outTradeNo, events, postings }).toEqual({ outTradeNo, events: state === 'paid' ? 1 : 0, postings: state === 'paid' ? 1 : 0 });
  }
  // The kills met different moments: some payers got through, some did not.
  expect(new Set([...ours.map(({ state }) => state), ...(ours.length < bills.length ? ['never begun'] : [])]).size).toBeGreaterThan(1);
  const check = await fetch(`${server.url}/api/v1/finance/ledger-check`, { headers: { authorization: shop.people.finance.authorization } });
  expect(await check.json()).toMatchObject({ differences: [] });
}, 900_000);
