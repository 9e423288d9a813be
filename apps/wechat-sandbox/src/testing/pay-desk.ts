import { openidOf } from '../openid.js';
import type { Configuration } from '../configuration.js';
import type { OrderView } from '../contract.js';
import { merchantClient, orderBody, type MerchantClient } from './merchant.js';
import { configuration, startSandbox, tenant, type StartedSandbox } from './start-sandbox.js';

/** A sandbox with a merchant that orders and somebody who pays. */
export interface PayDesk extends StartedSandbox {
  merchant: MerchantClient;
  /** Places it and gives its number. */
  placed: (overrides?: Record<string, unknown>) => Promise<string>;
  paid: (overrides?: Record<string, unknown>, payment?: Record<string, unknown>) => Promise<OrderView>;
  control: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) => Promise<ControlAnswer>;
}
interface ControlAnswer {
  status: number;
  // What a route answers is for the test to know.
  body: ReturnType<typeof JSON.parse>;
}

export async function startPayDesk(overrides: Partial<Configuration> = {}): Promise<PayDesk> {
  const started = await startSandbox(overrides);
  const control: PayDesk['control'] = async (method, path, payload) => {
    const answer = await started.app.inject({ method, url: `/control/pay/${path}`, ...(payload ? { payload } : {}) });
    return { status: answer.statusCode, body: answer.json() };
  };
  const merchant = merchantClient(started.app, (await control('GET', 'merchant')).body, started.sandbox.now);
  const placed: PayDesk['placed'] = async (given) => {
    const payload = orderBody(configuration.appId, openidOf(configuration.appId, tenant.id), given);
    const answer = await merchant.call('POST', '/v3/pay/transactions/jsapi', { payload });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return payload.out_trade_no;
  };
  const paid: PayDesk['paid'] = async (given, payment = {}) => (await control('POST', `transactions/${await placed(given)}/pay`, { silent: true, ...payment })).body;
  return { ...started, merchant, placed, paid, control };
}
