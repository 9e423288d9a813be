import type { FastifyInstance } from 'fastify';
import { PaymentRefusal, type PaymentSheets } from '../api-mch/payment-sheets.js';
import type { ConfirmSheet, OpenSheet, RequestPayment } from '../contract.js';
import type { Sandbox } from '../sandbox.js';
import { ControlError } from './control-error.js';
import { paySchemas } from './pay.schemas.js';

/** Any six digits but those of `wrongPassword`. */
const rightPassword = (wrong: string): string => (wrong === '123456' ? '654321' : '123456');

/** WeChat's payment sheet on the phone; and, for pages in a browser that is no phone, the whole of it in one call. */
export function sheetRoutes(app: FastifyInstance, { pay, state }: Sandbox, sheets: PaymentSheets): void {
  app.post<{ Body: OpenSheet }>('/control/pay/sheets', { schema: paySchemas.sheet }, (request) => {
    needPerson(request.body.person);
    return sheets.open(request.body);
  });
  app.post<{ Params: { id: string }; Body: ConfirmSheet }>('/control/pay/sheets/:id/pay', { schema: paySchemas.confirm }, (request, reply) => {
    const refusal = sheets.confirm(request.params.id, request.body);
    return refusal ? reply.code(409).send({ error: refusal.message, reason: refusal.reason }) : { paid: true };
  });
  app.delete<{ Params: { id: string } }>('/control/pay/sheets/:id', (request) => {
    sheets.cancel(request.params.id);
    return {};
  });

  app.post<{ Body: RequestPayment }>('/control/pay/request-payment', { schema: paySchemas.requestPayment }, (request) => {
    const { person, params, decision = 'pay' } = request.body;
    needPerson(person);
    return { err_msg: `get_brand_wcpay_request:${decide(person, params, decision)}` };
  });

  function decide(person: string, params: RequestPayment['params'], decision: 'pay' | 'cancel'): string {
    try {
      const { id } = sheets.open({ person, params });
      if (decision === 'pay') return sheets.confirm(id, { password: rightPassword(pay.settings.all.wrongPassword), method: 'card' }) ? 'fail' : 'ok';
      sheets.cancel(id);
      return 'cancel';
    } catch (error) {
      if (error instanceof PaymentRefusal) return 'fail';
      throw error;
    }
  }

  function needPerson(id: string): void {
    if (!state.person(id)) throw new ControlError(404, 'no such person');
  }
}
