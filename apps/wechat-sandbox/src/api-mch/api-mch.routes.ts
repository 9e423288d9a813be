import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox.js';
import { answerPay, requestId, type PayCall, type PayRoute } from './answering.js';
import { billRoutes } from './bills/bill-routes.js';
import { beijingTime } from './beijing-time.js';
import { readOrder } from './order-parameters.js';
import type { Order } from './orders.js';
import { errorNumbers, parameterError, PayError } from './pay-error.js';
import { check, object, required, text } from './parameters.js';
import { readAbnormalRefund, readRefund } from './refund-parameters.js';
import { refund, refundOtherWay } from './refund-rules.js';
import { refundView } from './refund-view.js';
import { seal } from './resource-cipher.js';
import { transactionView } from './transaction-view.js';
import type { TradeType } from '../pay-contract.js';
import type { WechatPay } from './wechat-pay.js';

/** Answers as `api.mch.weixin.qq.com`. */
export async function apiMchRoutes(app: FastifyInstance, { pay, faults }: Sandbox): Promise<void> {
  // The signature is over the bytes, whatever their Content-Type says.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addHook('onRequest', () => pay.merchants.ready());
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof PayError)) throw error;
    return reply.code(error.httpStatus).header('request-id', requestId(error.number)).type('application/json; charset=utf-8').send(error.toBody());
  });
  answerPay(app, { pay, faults, routes: [...orderRoutes(pay), ...refundRoutes(pay), ...billRoutes(pay), certificateRoute()] });
  app.all('/v3/*', () => {
    throw new PayError(404, 'RESOURCE_NOT_EXISTS', '请求的接口不存在');
  });
}

function orderRoutes(pay: WechatPay): PayRoute[] {
  const place = (tradeType: TradeType) => ({ json, merchant }: PayCall): Order => {
    const wanted = readOrder(json(), tradeType, pay.plainHosts);
    if (wanted.mchid !== merchant.mchid) {
      throw parameterError({ field: '/mchid', value: wanted.mchid, issue: '与 Authorization 中的商户号不一致', location: 'body' });
    }
    if (!merchant.appIds.includes(wanted.appid)) {
      throw new PayError(400, 'APPID_MCHID_NOT_MATCH', 'appid 与 mchid 不匹配', { number: errorNumbers.notBound });
    }
    if (wanted.payer && !pay.knowsOpenid(wanted.appid, wanted.payer.openid)) {
      throw parameterError({ field: '/payer/openid', issue: 'openid 与 appid 不匹配', location: 'body' });
    }
    const order = pay.orders.place(tradeType, wanted);
    pay.announce();
    return order;
  };
  const view = (order: Order | undefined, { merchant, query }: PayCall): Record<string, unknown> => {
    if (query['mchid'] === undefined) throw parameterError({ field: 'mchid', issue: '缺少必填参数', location: 'query' });
    if (query['mchid'] !== merchant.mchid) throw parameterError({ field: 'mchid', value: query['mchid'], issue: '与 Authorization 中的商户号不一致', location: 'query' });
    if (!order || order.mchid !== merchant.mchid) throw new PayError(404, 'ORDER_NOT_EXIST', '订单不存在', { number: errorNumbers.orderNotExist });
    return transactionView(order, pay.orders.stateOf(order));
  };
  return [
    {
      method: 'POST', url: '/v3/pay/transactions/jsapi', api: 'pay-order',
      handle: (call) => ({ prepay_id: place('JSAPI')(call).prepays.at(-1)?.id }),
    },
    {
      method: 'POST', url: '/v3/pay/transactions/native', api: 'pay-order',
      handle: (call) => ({ code_url: place('NATIVE')(call).codeUrl }),
    },
    {
      method: 'GET', url: '/v3/pay/transactions/out-trade-no/:outTradeNo', api: 'pay-query',
      handle: (call) => view(pay.orders.get(call.merchant.mchid, call.params['outTradeNo'] ?? ''), call),
    },
    {
      method: 'GET', url: '/v3/pay/transactions/id/:transactionId', api: 'pay-query',
      handle: (call) => view(paidOrder(pay, call.params['transactionId'] ?? ''), call),
    },
    {
      method: 'POST', url: '/v3/pay/transactions/out-trade-no/:outTradeNo/close', api: 'pay-close',
      handle: ({ merchant, params, json }) => {
        const body = json();
        check(body, object({ mchid: required(text(32)) }));
        const { mchid } = body as { mchid: string };
        if (mchid !== merchant.mchid) throw parameterError({ field: '/mchid', value: mchid, issue: '与 Authorization 中的商户号不一致', location: 'body' });
        pay.orders.close(mchid, params['outTradeNo'] ?? '');
        pay.announce();
        return null;
      },
    },
  ];
}

/** Prepay ids and code URLs find an order too, but they are no transaction ids. */
function paidOrder({ orders }: WechatPay, transactionId: string): Order | undefined {
  const order = orders.find(transactionId);
  return order?.payment?.transactionId === transactionId ? order : undefined;
}

function refundRoutes(pay: WechatPay): PayRoute[] {
  return [
    {
      method: 'POST', url: '/v3/refund/domestic/refunds', api: 'pay-refund',
      handle: ({ merchant, json }) => {
        const done = refund(pay, merchant, readRefund(json(), pay.plainHosts));
        return refundView(done.order, done.refund);
      },
    },
    {
      method: 'GET', url: '/v3/refund/domestic/refunds/:outRefundNo', api: 'pay-refund-query',
      handle: ({ merchant, params }) => {
        const found = pay.refunds.get(merchant.mchid, params['outRefundNo'] ?? '');
        const order = found && pay.orders.get(found.mchid, found.outTradeNo);
        if (!found || !order) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在', { number: errorNumbers.orderNotExist });
        return refundView(order, found);
      },
    },
    {
      method: 'POST', url: '/v3/refund/domestic/refunds/:refundId/apply-abnormal-refund', api: 'pay-abnormal-refund',
      handle: ({ merchant, params, json, wantedSerial }) => {
        const wanted = readAbnormalRefund(json());
        const done = refundOtherWay(pay, merchant, { refundId: params['refundId'] ?? '', wanted, serial: wantedSerial });
        return refundView(done.order, done.refund);
      },
    },
  ];
}

/** The platform certificates, sealed: a merchant that has only the public key is told so. */
function certificateRoute(): PayRoute {
  return {
    method: 'GET', url: '/v3/certificates', api: 'pay-certificates',
    handle: ({ merchant }) => {
      if (merchant.proof === 'public-key') throw new PayError(404, 'RESOURCE_NOT_EXISTS', '无可用的平台证书，请使用微信支付公钥');
      return {
        data: merchant.platformCertificates.map(({ serial, certificate, effectiveAt, expiresAt }) => ({
          serial_no: serial,
          effective_time: beijingTime(effectiveAt),
          expire_time: beijingTime(expiresAt),
          encrypt_certificate: seal(certificate, { key: merchant.apiV3Key, associatedData: 'certificate' }),
        })),
      };
    },
  };
}
