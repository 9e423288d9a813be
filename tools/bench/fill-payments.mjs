import { createConnection } from 'mysql2/promise';

const batch = 1000;

/** @typedef {{ ticketId: number, outTradeNo: string, amount: number }} OpenPayment */

/**
 * Payments that wait for WeChat's word, each of a ticket that owes just as much.
 * @param {{ url: string, organizationId: number, merchant: { id: number, mchid: string }, appid: string, firstTicketId: number, count: number }} wanted
 * @returns {Promise<OpenPayment[]>}
 */
export async function fillPayments({ url, organizationId, merchant, appid, firstTicketId, count }) {
  const connection = await createConnection({ uri: url, timezone: 'Z' });
  const now = new Date();
  const payments = Array.from({ length: count }, (_, index) => ({ ticketId: firstTicketId + index, outTradeNo: `BENCH${String(index).padStart(12, '0')}`, amount: 5000 + (index % 100) * 100 }));
  for (let from = 0; from < count; from += batch) {
    const some = payments.slice(from, from + batch);
    await connection.query(
      'INSERT INTO payments (organizationId, ticketId, openTicketId, quoteId, quoteVersion, channel, state, purpose, amount, outTradeNo, merchantId, mchid, appid, description, notifyUrl, expiresAt, codeUrl, prepaidAt, createdById, createdAt) VALUES ?',
      [some.map(({ ticketId, outTradeNo, amount }) => [
        organizationId, ticketId, ticketId, ticketId, 1, 'native', 'prepaid', 'quote', amount, outTradeNo, merchant.id, merchant.mchid, appid, '维修费', 'https://bench.invalid/notifications',
        new Date(now.getTime() + 3_600_000), 'weixin://wxpay/bizpayurl?pr=bench', now, 1, now,
      ])],
    );
    await connection.query(
      'INSERT INTO ledger_lines (organizationId, entryId, postedOn, source, account, debit, credit, ticketId, quoteId, siteId, dueOn) VALUES ?',
      [some.map(({ ticketId, amount }) => [organizationId, 0, now, 'quote-approved', 'receivable', amount, 0, ticketId, ticketId, 1, '2099-12-31'])],
    );
  }
  await connection.end();
  return payments;
}
