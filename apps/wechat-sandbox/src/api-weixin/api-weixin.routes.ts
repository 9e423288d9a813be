import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { WechatApi } from '../contract.js';
import type { Sandbox } from '../sandbox.js';
import { drawMiniProgramCode, readMiniProgramCodeRequest } from './mini-program-code.js';
import { readPhoneNumber } from './phone-number.js';
import { lose } from './planned-faults.js';
import { WechatError } from './wechat-error.js';

type Query = Record<string, string | undefined>;
type Body = Record<string, unknown>;

/** Answers as `api.weixin.qq.com`: HTTP 200 always, `errcode` for what went wrong. */
export async function apiWeixinRoutes(app: FastifyInstance, sandbox: Sandbox): Promise<void> {
  // WeChat reads the body as JSON whatever its Content-Type says.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof WechatError) return reply.code(200).send(error.toBody());
    throw error;
  });

  const { configuration, tokens, loginCodes, webCodes, pay, loginsPerMinute, miniProgramCodesPerMinute, faults } = sandbox;

  answer('POST', '/cgi-bin/stable_token', 'stable_token', (request) => {
    const body = readBody(request);
    if (body['grant_type'] !== 'client_credential') throw new WechatError(40002);
    checkAccount(body['appid'], body['secret']);
    return tokens.issue(body['force_refresh'] === true);
  });

  answer('GET', '/sns/jscode2session', 'jscode2session', (request) => {
    const query = request.query as Query;
    if (query['grant_type'] !== 'authorization_code') throw new WechatError(40002);
    checkAccount(query['appid'], query['secret']);
    if (!query['js_code']) throw new WechatError(41008);
    const openid = loginCodes.take(query['js_code']);
    if (!openid) throw new WechatError(40029);
    if (!loginsPerMinute.admit(openid)) throw new WechatError(45011);
    return { openid, session_key: randomBytes(16).toString('base64') };
  });

  answer('POST', '/wxa/business/getuserphonenumber', 'getuserphonenumber', (request) => {
    tokens.check((request.query as Query)['access_token']);
    return { errcode: 0, errmsg: 'ok', phone_info: readPhoneNumber(sandbox, readBody(request)) };
  });

  answer('POST', '/wxa/getwxacodeunlimit', 'getwxacodeunlimit', async (request, reply) => {
    tokens.check((request.query as Query)['access_token']);
    if (!miniProgramCodesPerMinute.admit()) throw new WechatError(45009);
    const wanted = readMiniProgramCodeRequest(readBody(request), configuration.publishedPages);
    void reply.type('image/png');
    return drawMiniProgramCode(wanted);
  });

  answer('GET', '/sns/oauth2/access_token', 'oauth2/access_token', (request) => {
    const { appid, secret, code, grant_type: grantType } = request.query as Query;
    if (grantType !== 'authorization_code') throw new WechatError(40002);
    checkAccount(appid, secret, { id: configuration.officialAppId, secret: configuration.officialSecret });
    if (!code) throw new WechatError(41008);
    if (webCodes.isUsed(code)) throw new WechatError(40163);
    const found = webCodes.take(code);
    if (!found) throw new WechatError(40029);
    // The tokens open nothing here: who may see what WeChat knows of a person has no need of it.
    const token = (): string => randomBytes(48).toString('base64url');
    return { access_token: token(), expires_in: 7_200, refresh_token: token(), openid: found.openid, scope: found.scope };
  });

  answer('POST', '/wxa/sec/order/is_trade_managed', 'is_trade_managed', (request) => {
    checkTrade(request);
    return { errcode: 0, errmsg: 'ok', is_trade_managed: pay.settings.all.tradeManaged };
  });
  answer('POST', '/wxa/sec/order/is_trade_management_confirmation_completed', 'is_trade_management_confirmation_completed', (request) => {
    checkTrade(request);
    return { errcode: 0, errmsg: 'ok', completed: true };
  });
  answer('POST', '/wxa/sec/order/upload_shipping_info', 'upload_shipping_info', (request) => {
    tokens.check((request.query as Query)['access_token']);
    pay.shipping.upload(readBody(request));
    pay.announce();
    return { errcode: 0, errmsg: 'ok' };
  });

  for (const prefix of ['/cgi-bin/*', '/sns/*', '/wxa/*']) {
    app.all(prefix, () => {
      throw new WechatError(40066);
    });
  }

  function checkAccount(appId: unknown, secret: unknown, account = { id: configuration.appId, secret: configuration.appSecret }): void {
    if (!appId) throw new WechatError(41002);
    if (!secret) throw new WechatError(41004);
    if (appId !== account.id) throw new WechatError(40013);
    if (secret !== account.secret) throw new WechatError(40125);
  }

  function checkTrade(request: FastifyRequest): void {
    tokens.check((request.query as Query)['access_token']);
    if (readBody(request)['appid'] !== configuration.appId) throw new WechatError(40013);
  }

  function answer(
    method: 'GET' | 'POST',
    url: string,
    api: WechatApi,
    handle: (request: FastifyRequest, reply: FastifyReply) => unknown,
  ): void {
    app.route({
      method,
      url,
      handler: async (request, reply) => {
        const fault = faults.next(api);
        if (!fault) return handle(request, reply);
        if ('errcode' in fault) throw new WechatError(fault.errcode);
        if ('delayMilliseconds' in fault) await new Promise((resolve) => setTimeout(resolve, fault.delayMilliseconds));
        const isDone = 'delayMilliseconds' in fault || ('after' in fault && fault.after === true);
        const answered = isDone ? await handle(request, reply) : null;
        if ('delayMilliseconds' in fault) return answered;
        return lose(request, reply, fault);
      },
    });
    app.route({
      method: method === 'GET' ? 'POST' : 'GET',
      url,
      handler: () => {
        throw new WechatError(method === 'GET' ? 43001 : 43002);
      },
    });
  }
}

function readBody(request: FastifyRequest): Body {
  try {
    const body: unknown = JSON.parse(request.body as string);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body;
  } catch {
    // Falls through to the same answer as JSON that is no object.
  }
  throw new WechatError(47001);
}
