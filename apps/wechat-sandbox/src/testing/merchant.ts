import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { MerchantView } from '../contract.js';
import { isSignedBy, newNonce, sign } from '../api-mch/signature.js';

export interface PayAnswer {
  status: number;
  body: Record<string, unknown> & { code?: string; message?: string };
  raw: Buffer;
  headers: Record<string, string>;
  /** The number at the end of Request-ID. */
  number: number;
}

interface CallOptions {
  payload?: unknown;
  /** Sent as it is. */
  text?: string;
  /** What is signed in place of what is sent. */
  signed?: { url?: string; text?: string; timestamp?: number };
  authorization?: (header: string) => string | undefined;
  headers?: Record<string, string>;
}

export interface MerchantClient {
  view: MerchantView;
  call: (method: 'GET' | 'POST', url: string, options?: CallOptions) => Promise<PayAnswer>;
  /** Whether the answer is signed by WeChat Pay, with whatever it names. */
  isGenuine: (answer: PayAnswer) => boolean;
}

/** A merchant that signs as the documentation says and looks at every answer. */
export function merchantClient(app: FastifyInstance, view: MerchantView, now: () => number): MerchantClient {
  async function call(method: 'GET' | 'POST', url: string, { payload, text, signed = {}, authorization, headers }: CallOptions = {}): Promise<PayAnswer> {
    const body = text ?? (payload === undefined ? '' : JSON.stringify(payload));
    const timestamp = String(signed.timestamp ?? Math.floor(now() / 1000));
    const nonce = newNonce();
    const signature = sign([method, signed.url ?? url, timestamp, nonce, signed.text ?? body], view.privateKey);
    const header = `WECHATPAY2-SHA256-RSA2048 mchid="${view.mchid}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${view.certificateSerial}",signature="${signature}"`;
    const given = authorization ? authorization(header) : header;
    const answer = await app.inject({
      method,
      url,
      headers: {
        accept: 'application/json',
        'wechatpay-serial': view.publicKeyId,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(given === undefined ? {} : { authorization: given }),
        ...headers,
      },
      ...(body ? { payload: body } : {}),
    });
    const answered = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
    return {
      status: answer.statusCode,
      body: answer.headers['content-type']?.toString().startsWith('application/json') && answer.body ? answer.json() : {},
      raw: answer.rawPayload,
      headers: answered,
      number: Number(answered['request-id']?.split('-').at(-1)),
    };
  }

  function isGenuine({ headers, raw }: PayAnswer): boolean {
    const certificate = view.platformCertificates.find(({ serial }) => serial === headers['wechatpay-serial'])?.certificate;
    const key = headers['wechatpay-serial'] === view.publicKeyId ? view.publicKey : certificate;
    if (!key) return false;
    return isSignedBy([headers['wechatpay-timestamp'] ?? '', headers['wechatpay-nonce'] ?? '', raw], headers['wechatpay-signature'] ?? '', key);
  }

  return { view, call, isGenuine };
}

export const newOrderNumber = (): string => randomUUID().replaceAll('-', '');

/** The body of a JSAPI order; what is overridden as undefined is left out. */
export const orderBody = (appid: string, openid: string, overrides: Record<string, unknown> = {}) => ({
  appid,
  mchid: '1900000001',
  description: '上门维修：会议室空调',
  out_trade_no: newOrderNumber(),
  notify_url: 'http://127.0.0.1:9/never',
  amount: { total: 12_800, currency: 'CNY' },
  payer: { openid },
  ...overrides,
});
