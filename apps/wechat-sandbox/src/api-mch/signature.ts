import { createSign, createVerify, randomBytes } from 'node:crypto';

export const scheme = 'WECHATPAY2-SHA256-RSA2048';

/** Every part is followed by a newline, the last one too, and an empty body as well. */
function linesOf(parts: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(parts.flatMap((part) => [typeof part === 'string' ? Buffer.from(part) : part, Buffer.from('\n')]));
}

export function sign(parts: readonly (string | Buffer)[], privateKey: string): string {
  return createSign('RSA-SHA256').update(linesOf(parts)).sign(privateKey, 'base64');
}

/** Also false where the signature is no base64 of an RSA signature at all. */
export function isSignedBy(parts: readonly (string | Buffer)[], signature: string, publicKey: string): boolean {
  return createVerify('RSA-SHA256').update(linesOf(parts)).verify(publicKey, signature, 'base64');
}

export interface Authorization {
  mchid: string;
  nonce: string;
  timestamp: string;
  serial: string;
  signature: string;
}

/** Null where a part is missing or given twice. The order of the parts is free. */
export function parseAuthorization(header: string | undefined): Authorization | null {
  const [, list] = /^WECHATPAY2-SHA256-RSA2048\s+(\S.*)$/.exec(header ?? '') ?? [];
  if (list === undefined) return null;
  const parts = new Map<string, string>();
  for (const pair of list.split(',')) {
    const [, name, value] = /^\s*(\w+)="([^"]*)"\s*$/.exec(pair) ?? [];
    if (name === undefined || value === undefined || parts.has(name)) return null;
    parts.set(name, value);
  }
  const [mchid, nonce, timestamp, serial, signature] = ['mchid', 'nonce_str', 'timestamp', 'serial_no', 'signature'].map((name) => parts.get(name));
  return mchid && nonce && timestamp && serial && signature ? { mchid, nonce, timestamp, serial, signature } : null;
}

/** What WeChat Pay proves itself with: a platform certificate or a WeChat Pay public key. */
export interface SigningKey {
  serial: string;
  privateKey: string;
}

/** The headers of an answer or a notification. */
export function signatureHeaders(key: SigningKey, body: string | Buffer, nowMilliseconds: number): Record<string, string> {
  const timestamp = String(Math.floor(nowMilliseconds / 1000));
  const nonce = newNonce();
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-signature': sign([timestamp, nonce, body], key.privateKey),
    'wechatpay-serial': key.serial,
    'wechatpay-signature-type': scheme,
  };
}

/** As WeChat Pay now and then sends it to see whether anybody looks: it must be refused. */
export function asSignatureTest(headers: Record<string, string>): Record<string, string> {
  const signature = headers['wechatpay-signature'] ?? '';
  return { ...headers, 'wechatpay-signature': `WECHATPAY/SIGNTEST/${signature.slice(19)}` };
}

export function newNonce(): string {
  return randomBytes(16).toString('hex');
}
