import type { FastifyInstance } from 'fastify';
import { demoMchid } from '../api-mch/merchants.js';
import { viewNotification } from '../api-mch/notifications.js';
import type { NotificationPlan, SendNotification } from '../contract.js';
import type { Sandbox } from '../sandbox.js';
import { ControlError } from './control-error.js';
import { paySchemas } from './pay.schemas.js';

const mostShown = 100;

/** Notifications that are late, lost, doubled, out of order or false. */
export function notificationControlRoutes(app: FastifyInstance, { pay }: Sandbox): void {
  const { notifications } = pay;

  app.get<{ Querystring: { outTradeNo?: string; limit?: string } }>('/control/pay/notifications', (request) => {
    const { outTradeNo, limit } = request.query;
    return notifications
      .list()
      .filter((notification) => outTradeNo === undefined || notification.outTradeNo === outTradeNo)
      .slice(-(Number(limit) || mostShown))
      .reverse()
      .map(viewNotification);
  });

  app.post<{ Body: SendNotification }>('/control/pay/notifications/send', { schema: paySchemas.send }, (request) => {
    const { mchid = demoMchid, outTradeNo, outRefundNo = null, flaw, times, connections } = request.body;
    const wanted = notifications
      .list()
      .findLast((one) => one.mchid === mchid && one.outTradeNo === outTradeNo && one.outRefundNo === outRefundNo);
    if (!wanted) throw new ControlError(404, 'no such notification: nothing was paid or refunded');
    return notifications.send(wanted, { flaw, times, connections });
  });

  app.get('/control/pay/notifications/plan', () => notifications.planned());
  app.post<{ Body: NotificationPlan }>('/control/pay/notifications/plan', { schema: paySchemas.plan }, (request) => {
    notifications.planNext(request.body);
    pay.announce();
    return notifications.planned();
  });
  app.post<{ Body: { backwards?: boolean } }>('/control/pay/notifications/release', { schema: paySchemas.release }, (request) =>
    notifications.release(request.body.backwards ?? false).map(viewNotification),
  );
}
