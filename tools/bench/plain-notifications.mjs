/** The yardstick for notifications: node:crypto and mysql2 on a bare Fastify, with the writes that a payment leaves. Started by notifications.mjs. */
import { createDecipheriv, createHash, createPublicKey, verify } from 'node:crypto';
import Fastify from 'fastify';
import { createPool } from 'mysql2/promise';

const { DATABASE_URL = '', PORT = '', ORGANIZATION_ID = '1', PAY_PUBLIC_KEY = '', PAY_API_V3_KEY = '', FINANCE_ID = '1' } = process.env;
const organizationId = Number(ORGANIZATION_ID);
const financeId = Number(FINANCE_ID);
const publicKey = createPublicKey(PAY_PUBLIC_KEY);
const pool = createPool({ uri: DATABASE_URL, connectionLimit: 20, timezone: 'Z' });
const app = Fastify();
const hashOf = (/** @type {string} */ text) => createHash('sha256').update(text).digest();

app.removeContentTypeParser('application/json');
app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

app.post('/notifications', async (request, reply) => {
  const body = /** @type {Buffer} */ (request.body);
  const header = (/** @type {string} */ name) => String(request.headers[`wechatpay-${name}`]);
  const text = Buffer.concat([Buffer.from(`${header('timestamp')}\n${header('nonce')}\n`), body, Buffer.from('\n')]);
  if (!verify('RSA-SHA256', text, publicKey, Buffer.from(header('signature'), 'base64'))) return reply.code(401).send({ code: 'FAIL' });
  await receive(opened(JSON.parse(body.toString()).resource));
  return { code: 'SUCCESS', message: '成功' };
});

/** @param {{ ciphertext: string, nonce: string, associated_data: string }} resource */
function opened({ ciphertext, nonce, associated_data: beside }) {
  const bytes = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', PAY_API_V3_KEY, nonce).setAuthTag(bytes.subarray(-16)).setAAD(Buffer.from(beside));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString());
}

/** @param {any} word */
async function receive(word) {
  const connection = await pool.getConnection();
  const run = async (/** @type {string} */ sql, /** @type {unknown} */ values) => /** @type {any} */ ((await connection.query(sql, /** @type {any} */ (values)))[0]);
  try {
    const [{ id, ticketId, amount }] = await run('SELECT * FROM payments WHERE outTradeNo = ?', [word.out_trade_no]);
    await connection.beginTransaction();
    const [ticket] = await run('SELECT * FROM tickets WHERE id = ? AND organizationId = ? FOR UPDATE', [ticketId, organizationId]);
    const [payment] = await run('SELECT * FROM payments WHERE organizationId = ? AND id = ? FOR UPDATE', [organizationId, id]);
    if (payment.state === 'prepaid' && amount === word.amount.total) await pay(run, { ticket, payment, word });
    await connection.commit();
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
}

/** Payment, entry in the ledger with two lines, history, ticket, notice, three words to others with their deliveries. */
async function pay(run, { ticket, payment: { id, quoteId, amount }, word }) {
  const now = new Date();
  const { id: ticketId } = ticket;
  const chain = `ticket-${ticketId}`;
  const hash = hashOf(`${chain}${word.transaction_id}`);
  await run('SELECT SUM(debit) - SUM(credit) AS owed FROM ledger_lines WHERE organizationId = ? AND ticketId = ? AND account = ?', [organizationId, ticketId, 'receivable']);
  await run('UPDATE payments SET ? WHERE id = ?', [{ state: 'paid', transactionId: word.transaction_id, paidAt: now, openTicketId: null, nextQueryAt: null, shipping: 'waiting' }, id]);
  await run('INSERT INTO ledger_chains SET ? ON DUPLICATE KEY UPDATE entries = entries + 1, hash = VALUES(hash)', { organizationId, chain, entries: 1, hash });
  const { insertId: entryId } = await run('INSERT INTO ledger_entries SET ?', { organizationId, chain, postedOn: now, source: 'payment', sourceId: id, ticketId, text: '', createdAt: now, position: 1, hash });
  const line = [organizationId, entryId, now, 'payment'];
  await run('INSERT INTO ledger_lines (organizationId, entryId, postedOn, source, account, debit, credit, ticketId, quoteId, paymentId, siteId) VALUES ?', [[
    [...line, 'wechat', amount, 0, ticketId, quoteId, id, 1], [...line, 'receivable', 0, amount, ticketId, quoteId, id, 1],
  ]]);
  await run('INSERT INTO ticket_events SET ?', { organizationId, ticketId, kind: 'money', internal: false, data: '{"money":{"news":"payment-received"}}', createdAt: now, actorKind: 'system', actorId: null, hash });
  await run('UPDATE tickets SET ? WHERE id = ?', [{ lastEventHash: hash, version: ticket.version + 1, updatedAt: now }, ticketId]);
  await run('INSERT INTO notices SET ?', { organizationId, userId: financeId, kind: 'payment-received', ticketId, ticketNumber: null, visitId: null, data: '{"amount":1}', createdAt: now });
  for (const name of ['plain.changed', 'plain.noticed', 'plain.received']) {
    const { insertId: eventId } = await run('INSERT INTO outbox_events SET ?', { organizationId, name, payload: JSON.stringify({ ticketId }), createdAt: now });
    await run('INSERT INTO outbox_deliveries SET ?', { eventId, organizationId, listener: 'plain', status: 'done', attempts: 0, availableAt: now, createdAt: now });
  }
}

await app.listen({ port: Number(PORT), host: '127.0.0.1' });
