import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault, PayApi } from '../contract.js';
import { lose, type PlannedFaults } from '../api-weixin/planned-faults.js';
import { authenticate, bodyOf } from './authentication.js';
import type { Merchant } from './merchants.js';
import { errorNumbers, PayError } from './pay-error.js';
import { asSignatureTest, signatureHeaders } from './signature.js';
import type { WechatPay } from './wechat-pay.js';

export interface PayCall {
  request: FastifyRequest;
  merchant: Merchant;
  params: Record<string, string>;
  query: Record<string, string | undefined>;
  /** The body as JSON; throws where it is none. */
  json: () => unknown;
  /** Of the header that chooses the key. */
  wantedSerial: string | undefined;
}

/** Bytes go out as they are and unsigned; an object is signed JSON; null is a signed 204. */
type Answered = Record<string, unknown> | null | Buffer;

export interface PayRoute {
  method: 'GET' | 'POST';
  url: string;
  api: PayApi;
  handle: (call: PayCall) => Answered | Promise<Answered>;
}

type AnswerFlaw = Extract<Fault, { answer: unknown }>['answer'];

/** Verifies the request, does what it asks and signs the answer; or fails as it was planned. */
export function answerPay(app: FastifyInstance, { pay, faults, routes }: { pay: WechatPay; faults: PlannedFaults; routes: PayRoute[] }): void {
  let answers = 0;
  for (const { method, url, api, handle } of routes) {
    app.route({
      method,
      url,
      exposeHeadRoute: false,
      handler: async (request, reply) => {
        const fault = faults.next(api);
        if (fault && 'delayMilliseconds' in fault) await new Promise((resolve) => setTimeout(resolve, fault.delayMilliseconds));
        if (fault && !isAfter(fault)) return fail(request, reply, fault);
        const call = callOf(pay, request);
        const answered = await handle(call);
        if (fault && !('answer' in fault) && !('delayMilliseconds' in fault)) return fail(request, reply, fault);
        answers += 1;
        const { signtestEvery } = pay.settings.all;
        const flaw = fault && 'answer' in fault ? fault.answer : signtestEvery > 0 && answers % signtestEvery === 0 ? 'signtest' : null;
        return respond(pay, reply, { answered, call, flaw });
      },
    });
  }
}

/** Those that do the work first, so that only the answer is lost. */
function isAfter(fault: Fault): boolean {
  return 'answer' in fault || 'delayMilliseconds' in fault || ('after' in fault && fault.after === true);
}

function callOf(pay: WechatPay, request: FastifyRequest): PayCall {
  const merchant = authenticate(pay, request);
  const serial = request.headers['wechatpay-serial'];
  const wantedSerial = typeof serial === 'string' ? serial : undefined;
  // A wrong one must be found before anything happens.
  pay.merchants.answeringKey(merchant, wantedSerial);
  return {
    request,
    merchant,
    params: request.params as Record<string, string>,
    query: request.query as Record<string, string | undefined>,
    json: () => parseBody(request),
    wantedSerial,
  };
}

function parseBody(request: FastifyRequest): unknown {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) throw new PayError(415, 'INVALID_REQUEST', 'Content-Type 必须是 application/json');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bodyOf(request)));
  } catch {
    throw new PayError(400, 'PARAM_ERROR', 'Http body 不是有效的 JSON', { number: errorNumbers.illegalParameter });
  }
}

function respond(
  pay: WechatPay,
  reply: FastifyReply,
  { answered, call: { merchant, wantedSerial }, flaw }: { answered: Answered; call: PayCall; flaw: AnswerFlaw | null },
): FastifyReply {
  void reply.header('request-id', requestId(errorNumbers.none));
  if (Buffer.isBuffer(answered)) return reply.type('application/octet-stream').send(answered);
  const body = answered === null ? '' : JSON.stringify(answered);
  const headers = signatureHeaders(pay.merchants.answeringKey(merchant, wantedSerial), body, pay.now() - (flaw === 'old-timestamp' ? 600_000 : 0));
  void reply.headers(flawedHeaders(headers, flaw));
  if (answered === null) return reply.code(204).send();
  return reply.type('application/json; charset=utf-8').send(flaw === 'reserialised' ? JSON.stringify(answered, null, 1) : body);
}

function flawedHeaders(headers: Record<string, string>, flaw: AnswerFlaw | null): Record<string, string> {
  switch (flaw) {
    case 'signtest':
      return asSignatureTest(headers);
    case 'unsigned':
      return {};
    case 'forged-signature':
      return { ...headers, 'wechatpay-signature': randomBytes(256).toString('base64') };
    case 'wrong-serial':
      return { ...headers, 'wechatpay-serial': 'PUB_KEY_ID_TEST0000000000000000000000' };
    default:
      return headers;
  }
}

function fail(request: FastifyRequest, reply: FastifyReply, fault: Fault): FastifyReply {
  if ('httpStatus' in fault && fault.code) throw new PayError(fault.httpStatus, fault.code, fault.message ?? '按计划的失败');
  return lose(request, reply.header('request-id', requestId(errorNumbers.none)), fault);
}

/** Its last number says what went wrong. */
export function requestId(number: number): string {
  return `08${randomBytes(18).toString('hex').toUpperCase()}-${number}`;
}
