import type { FastifyInstance } from 'fastify';
import { demoMchid, viewMerchant } from '../api-mch/merchants.js';
import { PaymentRefusal, PaymentSheets } from '../api-mch/payment-sheets.js';
import type { KeyRotation, MerchantChange, PaySettings } from '../contract.js';
import type { Sandbox } from '../sandbox.js';
import { ControlError } from './control-error.js';
import { paySchemas } from './pay.schemas.js';
import { moneyControlRoutes } from './pay-money.routes.js';
import { notificationControlRoutes } from './pay-notifications.routes.js';
import { sheetRoutes } from './pay-sheets.routes.js';
import { refuseOtherSites } from './same-site.js';

/** What WeChat Pay has in the merchant platform, on phones, or not at all: for tests, the demo's seed and the page. */
export async function payControlRoutes(app: FastifyInstance, sandbox: Sandbox): Promise<void> {
  const { configuration, pay } = sandbox;
  app.addHook('onRequest', refuseOtherSites(configuration.host));
  app.addHook('onRequest', () => pay.merchants.ready());
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof ControlError) return reply.code(error.httpStatus).send({ error: error.message });
    if (error instanceof PaymentRefusal) return reply.code(409).send({ error: error.message });
    throw error;
  });

  app.get<{ Querystring: { mchid?: string } }>('/control/pay/merchant', (request) => {
    const merchant = pay.merchants.get(request.query.mchid ?? demoMchid);
    if (!merchant) throw new ControlError(404, 'no such merchant');
    return viewMerchant(merchant);
  });
  app.get('/control/pay/merchants', () => pay.merchants.list().map(viewMerchant));
  app.put<{ Params: { mchid: string }; Body: MerchantChange }>(
    '/control/pay/merchants/:mchid',
    { schema: { ...paySchemas.mchid, ...paySchemas.merchant } },
    async (request) => viewMerchant(await pay.merchants.change(request.params.mchid, request.body)),
  );
  app.post<{ Params: { mchid: string }; Body: KeyRotation }>('/control/pay/merchants/:mchid/rotate', { schema: paySchemas.rotation }, async (request) => {
    if (!pay.merchants.get(request.params.mchid)) throw new ControlError(404, 'no such merchant');
    return viewMerchant(await pay.merchants.rotate(request.params.mchid, request.body));
  });

  app.get('/control/pay/settings', () => pay.settings.all);
  app.put<{ Body: Partial<PaySettings> }>('/control/pay/settings', { schema: paySchemas.settings }, (request) => {
    const changed = pay.settings.change(request.body);
    pay.announce();
    return changed;
  });

  moneyControlRoutes(app, sandbox);
  notificationControlRoutes(app, sandbox);
  sheetRoutes(app, sandbox, new PaymentSheets(pay));
}
