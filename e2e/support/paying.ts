import type { PaymentStarted, PaymentView, Quote, TicketMoney, UploadedAttachment } from '@scanfix/shared-types';
import { tokenOf } from './crew.js';
import { send } from './office.js';
import { moneyOf, type PaidRepair } from './paid-repair.js';
import { control, system } from './system.js';

/** Approving and paying without the phone's screen, for stories that begin where the money is there already. */

/** A name that somebody wrote with a finger. */
const drawnName = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAEgAAAAcAQMAAAD4PGvlAAAABlBMVEX+/v4xMTGpaMYhAAAAZ0lEQVR42mNgIAIkwBiMP+CsPzAWcx+E5j/AzgZhyX9gY4ewLCrYmBvALAMZPsYDYFYB'
  + 'nwzDAyBtw/CAfQfY6P8MB5h/MBQADX3eeAAoZ+PAwNz4HKRP/gADM1AaCNgPMLADtdANAAD25xZu4RiGSgAAAABJRU5ErkJggg==',
  'base64',
);

type Authorization = { authorization: string };
const asTenant = async ({ tenant }: PaidRepair): Promise<Authorization> => ({ authorization: `Bearer ${await tokenOf(tenant)}` });

async function uploadSignature(headers: Authorization): Promise<{ id: number; claim: string }> {
  const form = new FormData();
  form.set('file', new Blob([drawnName], { type: 'image/png' }), 'signature.png');
  const response = await fetch(`${system.api}/api/v1/attachments`, { method: 'POST', headers, body: form });
  if (!response.ok) throw new Error(`POST /attachments: ${response.status} ${await response.text()}`);
  const { id, claim } = (await response.json()) as UploadedAttachment;
  return { id, claim };
}

/** The tenant signs the quote that is offered. */
export async function approveQuote(repair: PaidRepair, { id, total }: Pick<Quote, 'id' | 'total'>): Promise<TicketMoney> {
  const headers = await asTenant(repair);
  const body = { signerName: repair.tenant.name, image: await uploadSignature(headers), total };
  return send<TicketMoney>('POST', `/my/tickets/${repair.ticketId}/quotes/${id}/approve`, body, headers);
}

/** An order at WeChat over all that is owed, which nobody has paid yet. */
export async function orderPayment(repair: PaidRepair): Promise<PaymentView> {
  const { due } = await moneyOf(repair);
  return (await send<PaymentStarted>('POST', `/my/tickets/${repair.ticketId}/payments`, { channel: 'mini-program', amount: due }, await asTenant(repair))).payment;
}

/** Somebody pays the order at WeChat. `silent`: WeChat tells nobody. */
export async function payAtWechat({ outTradeNo }: PaymentView, how: { paidAt?: string; silent?: boolean } = {}): Promise<void> {
  await control(`pay/transactions/${outTradeNo}/pay`, 'POST', how);
}

/** The payment after the server has asked WeChat about it. */
export async function lookAgain(repair: PaidRepair, { id }: PaymentView): Promise<PaymentView> {
  return send<PaymentView>('POST', `/my/tickets/${repair.ticketId}/payments/${id}/refresh`, {}, await asTenant(repair));
}
