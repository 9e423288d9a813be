import Fastify, { type FastifyInstance } from 'fastify';
import { apiMchRoutes } from './api-mch/api-mch.routes.js';
import { apiWeixinRoutes } from './api-weixin/api-weixin.routes.js';
import { webLoginRoutes } from './api-weixin/web-login.routes.js';
import { controlRoutes } from './control/control.routes.js';
import { payControlRoutes } from './control/pay.routes.js';
import { phonePageRoutes } from './phone-page.routes.js';
import type { Sandbox } from './sandbox.js';
import { smsRoutes } from './sms/sms.routes.js';

/** `phonePage` is the folder of the built page; without it only the interfaces answer. */
export async function createServer(sandbox: Sandbox, { phonePage }: { phonePage?: string } = {}): Promise<FastifyInstance> {
  const app = Fastify({
    forceCloseConnections: true,
    // A misspelt field of a test must fail, not vanish.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, strict: false } },
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'not found' }));
  await app.register(apiWeixinRoutes, sandbox);
  await app.register(webLoginRoutes, sandbox);
  await app.register(apiMchRoutes, sandbox);
  await app.register(smsRoutes, sandbox);
  await app.register(controlRoutes, sandbox);
  await app.register(payControlRoutes, sandbox);
  app.addHook('onReady', () => sandbox.pay.resume());
  app.addHook('onClose', () => sandbox.pay.stop());
  if (phonePage) await app.register(phonePageRoutes, { folder: phonePage });
  return app;
}
