import { randomBytes } from 'node:crypto';
import type { NotificationFlaw } from '../pay-contract.js';
import { beijingTime } from './beijing-time.js';
import type { Merchant } from './merchants.js';
import { seal } from './resource-cipher.js';
import { asSignatureTest, newNonce, signatureHeaders, type SigningKey } from './signature.js';

/** What a notification says before it is sealed. */
export interface NotificationContent {
  id: string;
  createdAt: number;
  eventType: string;
  summary: string;
  originalType: 'transaction' | 'refund';
  resource: Record<string, unknown>;
  /** Twelve characters: the same bytes come again with every retry. */
  iv: string;
}

interface Circumstances {
  merchant: Merchant;
  /** WeChat Pay's, or a stranger's under WeChat Pay's serial number. */
  key: SigningKey;
  now: number;
  flaw: NotificationFlaw;
}

export interface NotificationMessage {
  headers: Record<string, string>;
  body: string;
}

/** The request's headers and body, wrong in one way or in none. */
export function notificationMessage(content: NotificationContent, { merchant, key, now, flaw }: Circumstances): NotificationMessage {
  const body = bodyOf(flawedContent(content, flaw), merchant, flaw);
  const at = flaw === 'old-timestamp' ? now - 600_000 : now;
  const signed = signatureHeaders(key, body, at);
  return {
    headers: { 'content-type': 'application/json', accept: '*/*', 'user-agent': 'Mozilla/4.0', 'request-id': newNonce(), ...flawedHeaders(signed, flaw) },
    // Said the same way, but not with the bytes that were signed.
    body: flaw === 'reserialised' ? JSON.stringify(JSON.parse(body), null, 1) : body,
  };
}

function bodyOf({ id, createdAt, eventType, summary, originalType, resource, iv }: NotificationContent, { apiV3Key }: Merchant, flaw: NotificationFlaw): string {
  const sealed = seal(JSON.stringify(resource), { key: apiV3Key, associatedData: originalType, nonce: iv });
  return JSON.stringify({
    id,
    create_time: beijingTime(createdAt),
    resource_type: 'encrypt-resource',
    event_type: eventType,
    summary,
    resource: { original_type: originalType, ...sealed, ...(flaw === 'forged-resource' ? { ciphertext: withOtherBits(sealed.ciphertext) } : {}) },
  });
}

function flawedContent(content: NotificationContent, flaw: NotificationFlaw): NotificationContent {
  const { resource } = content;
  switch (flaw) {
    case 'wrong-appid':
      return { ...content, resource: { ...resource, appid: 'wxffffffffffffffff' } };
    case 'wrong-mchid':
      return { ...content, resource: { ...resource, mchid: '1999999999' } };
    case 'wrong-amount':
      return { ...content, resource: { ...resource, amount: withOtherAmounts(resource['amount']) } };
    default:
      return content;
  }
}

function withOtherAmounts(amount: unknown): Record<string, unknown> {
  const parts = Object.entries(amount as Record<string, unknown>);
  return Object.fromEntries(parts.map(([name, value]) => [name, typeof value === 'number' ? value + 1 : value]));
}

/** In the text, not in the tag: whoever does not check the tag reads something else and does not notice. */
function withOtherBits(ciphertext: string): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 1;
  return bytes.toString('base64');
}

function flawedHeaders(headers: Record<string, string>, flaw: NotificationFlaw): Record<string, string> {
  switch (flaw) {
    case 'signtest':
      return asSignatureTest(headers);
    case 'forged-signature':
      return { ...headers, 'wechatpay-signature': randomBytes(256).toString('base64') };
    case 'wrong-serial':
      return { ...headers, 'wechatpay-serial': 'PUB_KEY_ID_TEST0000000000000000000000' };
    case 'unsigned':
      return {};
    default:
      return headers;
  }
}
