import { randomBytes } from 'node:crypto';
import fastify from 'fastify';

export interface ReceivedSms {
  phone: string;
  text: string;
  code: string;
  purpose: string;
  signature: string | undefined;
  body: string;
}

/** WeChat's and the SMS carrier's side of the wire, for tests of who logs in: codes are single-use as the reference says. */
export interface FakeWechat {
  url: string;
  sms: ReceivedSms[];
  /** What wx.login gives on this person's phone. */
  loginCode: (openid: string) => string;
  /** What the phone button gives. */
  phoneCode: (openid: string, phone: string) => string;
  /** The next login answers so. */
  refuseNextLogin: (errcode: number) => void;
  close: () => Promise<void>;
}

const codeUsed = { errcode: 40029, errmsg: 'code been used, rid: test-rid' };

export async function startWechat(appid = 'wxtest'): Promise<FakeWechat> {
  const logins = new Map<string, string>();
  const phones = new Map<string, { openid: string; phone: string }>();
  const refusals: number[] = [];
  const sms: ReceivedSms[] = [];
  const server = fastify();

  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  server.post('/cgi-bin/stable_token', () => ({ access_token: 'token', expires_in: 7200 }));
  server.get('/sns/jscode2session', ({ query }) => {
    const { js_code: code } = query as { js_code: string };
    const refusal = refusals.shift();
    if (refusal !== undefined) return { errcode: refusal, errmsg: 'refused, rid: test-rid' };
    const openid = logins.get(code);
    return openid !== undefined && logins.delete(code) ? { openid, session_key: randomBytes(16).toString('base64') } : codeUsed;
  });
  server.post('/wxa/business/getuserphonenumber', ({ body }) => {
    const { code, openid } = JSON.parse(body as string) as { code: string; openid: string };
    const found = phones.get(code);
    if (!found || found.openid !== openid || !phones.delete(code)) return codeUsed;
    return { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: found.phone, purePhoneNumber: found.phone, countryCode: '86', watermark: { timestamp: 1, appid } } };
  });
  server.post('/sms', ({ body, headers }) => {
    const signature = headers['x-signature'];
    sms.push({ ...JSON.parse(body as string) as ReceivedSms, body: body as string, signature: typeof signature === 'string' ? signature : undefined });
    return {};
  });

  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const remember = <Value>(codes: Map<string, Value>, value: Value) => {
    const code = randomBytes(16).toString('hex');
    codes.set(code, value);
    return code;
  };
  return {
    url, sms,
    loginCode: (openid) => remember(logins, openid),
    phoneCode: (openid, phone) => remember(phones, { openid, phone }),
    refuseNextLogin: (errcode) => refusals.push(errcode),
    close: () => server.close(),
  };
}

/** An API that logs in with this WeChat and sends its SMS there. */
export function environmentOf({ url }: FakeWechat): Record<string, string> {
  return { WECHAT_API_URL: url, SMS_WEBHOOK_URL: `${url}/sms`, SMS_WEBHOOK_SECRET: 'sms-webhook-test-secret' };
}

export function newOpenid(): string {
  return `o${randomBytes(13).toString('hex')}`;
}

/** A mainland mobile number that no other test uses. */
export function newPhone(): string {
  return `139${String(randomBytes(4).readUInt32BE() % 100_000_000).padStart(8, '0')}`;
}
