import type { FastifyRequest } from 'fastify';
import type { Merchant } from './merchants.js';
import { errorNumbers, PayError, type ErrorDetail } from './pay-error.js';
import { isSignedBy, parseAuthorization } from './signature.js';
import type { WechatPay } from './wechat-pay.js';

const allowedSkewSeconds = 300;

/** Who calls, proved by the signature over the request as it was sent. Throws 401 SIGN_ERROR and the like. */
export function authenticate(pay: WechatPay, request: FastifyRequest): Merchant {
  const authorization = parseAuthorization(request.headers.authorization);
  if (!authorization) throw signError('Authorization 缺失或格式不对', { field: 'Authorization', issue: 'malformed', location: 'authorization' });
  const { mchid, nonce, timestamp, serial, signature } = authorization;
  const merchant = pay.merchants.get(mchid);
  if (!merchant) throw new PayError(401, 'SIGN_ERROR', '商户号不存在', { number: errorNumbers.merchantDisabled, detail: partOf('mchid', mchid, 'unknown merchant') });
  if (nonce.length > 32) throw signError('随机串超过 32 个字符', partOf('nonce_str', nonce.slice(0, 40), 'too long'));
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
  if (!(Math.abs(pay.now() / 1000 - seconds) <= allowedSkewSeconds)) {
    throw signError('Http 头 Authorization 中的 timestamp 与发起请求的时间不得超过 5 分钟', partOf('timestamp', timestamp, 'expired'));
  }
  const certificate = merchant.apiCertificates.find((candidate) => candidate.serial === serial);
  if (!certificate) throw signError('商户证书序列号有误', partOf('serial_no', serial, 'unknown certificate'));
  const body = bodyOf(request);
  const parts = [request.method, request.raw.url ?? '', timestamp, nonce, body];
  if (!isSignedBy(parts, signature, certificate.publicKey)) {
    throw signError('签名错误，请检查后再试', { ...partOf('signature', signature.slice(0, 40), 'sign not match'), sign_information: signInformation(request, parts, body) });
  }
  return merchant;
}

export function bodyOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

/** What WeChat Pay shows of the text that it has checked: enough to find one's mistake, nothing of the body. */
function signInformation(request: FastifyRequest, parts: readonly (string | Buffer)[], body: Buffer): Record<string, unknown> {
  const [method, url, timestamp, nonce] = parts;
  const truncated = `${method}\n${url}\n${timestamp}\n${String(nonce).slice(0, 6)}`;
  const length = parts.reduce((sum, part) => sum + Buffer.byteLength(part) + 1, 0);
  return { method: request.method, url, truncated_sign_message: truncated, sign_message_length: length, body_length: body.length };
}

function partOf(field: string, value: string, issue: string): ErrorDetail {
  return { field, value, issue, location: 'authorization' };
}

function signError(message: string, detail: ErrorDetail): PayError {
  return new PayError(401, 'SIGN_ERROR', message, { number: errorNumbers.signature, detail });
}
