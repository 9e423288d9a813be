import type { FastifyInstance } from 'fastify';
import { demoMchid } from '../api-mch/merchants.js';
import { digits, type Order } from '../api-mch/orders.js';
import type { Refund } from '../api-mch/refunds.js';
import type { WechatPay } from '../api-mch/wechat-pay.js';
import type { BillChange, EndRefund, PayOrder, RefundByHand, Wallet } from '../contract.js';
import { openidOf } from '../openid.js';
import type { Sandbox } from '../sandbox.js';
import { ControlError } from './control-error.js';
import { viewOrder, viewRefund } from './pay-views.js';
import { paySchemas } from './pay.schemas.js';

const mostShown = 200;

/** Orders, payments and refunds, without phone and without product. */
export function moneyControlRoutes(app: FastifyInstance, { pay, state }: Sandbox): void {
  app.get<{ Querystring: { mchid?: string; outTradeNo?: string; limit?: string; open?: string } }>('/control/pay/orders', (request) => {
    const { mchid, outTradeNo, limit, open } = request.query;
    return pay.orders
      .list()
      .filter((order) => (mchid === undefined || order.mchid === mchid) && (outTradeNo === undefined || order.outTradeNo === outTradeNo))
      // Of this trade type, and still to be paid.
      .filter((order) => open === undefined || (order.tradeType === open && pay.orders.refusalOf(order) === null))
      .slice(-(Number(limit) || mostShown))
      .reverse()
      .map((order) => viewOrder(pay, order));
  });

  app.post<{ Params: { outTradeNo: string }; Body: PayOrder }>(
    '/control/pay/transactions/:outTradeNo/pay',
    { schema: paySchemas.pay },
    (request) => {
      const { mchid = demoMchid, person, paidAt, method = 'balance', evenIfClosed = false, silent = false } = request.body;
      const order = orderOf(pay, mchid, request.params.outTradeNo);
      if (person !== undefined && !state.person(person)) throw new ControlError(404, 'no such person');
      const openid = person === undefined ? order.openid : openidOf(order.appid, person);
      if (!openid) throw new ControlError(409, 'say which person pays a Native order');
      const refusal = pay.orders.refusalOf(order);
      if (refusal && (order.payment || !evenIfClosed)) throw new ControlError(409, refusal);
      return viewOrder(pay, pay.pay(order, { openid, method, silent, ...(paidAt === undefined ? {} : { at: Date.parse(paidAt) }) }));
    },
  );

  app.post<{ Body: RefundByHand }>('/control/pay/refunds', { schema: paySchemas.refundByHand }, (request) => {
    const { mchid = demoMchid, outTradeNo, amount, reason, at } = request.body;
    const order = orderOf(pay, mchid, outTradeNo);
    if (!order.payment) throw new ControlError(409, 'the order is not paid');
    const before = pay.refunds.of(order).filter(({ status }) => status !== 'CLOSED');
    if (before.reduce((sum, refund) => sum + refund.amount, amount) > order.total) throw new ControlError(409, 'more than is left');
    const outRefundNo = `M${digits(24)}`;
    const refund = pay.refunds.create({
      mchid, outRefundNo, outTradeNo, amount,
      reason: reason ?? null,
      notifyUrl: null,
      request: '',
      byHand: true,
      ...(at === undefined ? {} : { at: Date.parse(at) }),
    });
    pay.accept(order, refund);
    return viewRefund(refund);
  });

  app.post<{ Params: { outRefundNo: string }; Body: EndRefund }>('/control/pay/refunds/:outRefundNo/end', { schema: paySchemas.endRefund }, (request) => {
    const { mchid = demoMchid, status, at } = request.body;
    const refund = refundOf(pay, mchid, request.params.outRefundNo);
    if (refund.status !== 'PROCESSING') throw new ControlError(409, `the refund is ${refund.status}`);
    return viewRefund(pay.endRefund(refund, status, at === undefined ? undefined : Date.parse(at)));
  });

  app.get('/control/pay/bills/changes', () => pay.bills.listChanges());
  app.post<{ Body: BillChange }>('/control/pay/bills/changes', { schema: paySchemas.billChange }, (request) => {
    pay.bills.change(request.body);
    pay.announce();
    return pay.bills.listChanges();
  });

  app.get('/control/pay/shipping', () => pay.shipping.list());
  app.get('/control/pay/messages', () => pay.messages.list());
  app.get('/control/pay/wallets', (): Wallet[] => state.people.map(({ id }) => pay.wallets.of(id)));
  app.put<{ Params: { person: string }; Body: { balance: number } }>('/control/pay/wallets/:person', { schema: paySchemas.wallet }, (request) => {
    if (!state.person(request.params.person)) throw new ControlError(404, 'no such person');
    const wallet = pay.wallets.set(request.params.person, request.body.balance);
    pay.announce();
    return wallet;
  });
}

function orderOf(pay: WechatPay, mchid: string, outTradeNo: string): Order {
  const order = pay.orders.get(mchid, outTradeNo);
  if (!order) throw new ControlError(404, 'no such order');
  return order;
}

function refundOf(pay: WechatPay, mchid: string, outRefundNo: string): Refund {
  const refund = pay.refunds.get(mchid, outRefundNo);
  if (!refund) throw new ControlError(404, 'no such refund');
  return refund;
}
