import { answerText, holds } from './signature.js';
import type { PayVerifier } from './pay-merchant.js';

/** Why a message is not believed; for the log and the figures, never for who sent it. */
export type Doubt =
  | 'headers-missing'
  | 'signature-type'
  | 'clock'
  | 'serial-unknown'
  | 'certificate-expired'
  /** WeChat Pay signs wrongly on purpose now and then, to see whether we look. */
  | 'signature-test'
  | 'signature';

/** Seconds between WeChat Pay's clock and ours; beyond, it may be an old message sent again. */
const clockTolerance = 300;
const signatureType = 'WECHATPAY2-SHA256-RSA2048';
const testPrefix = 'WECHATPAY/SIGNTEST/';

/** A header of a message, by its name in small letters; null where it is missing or there twice. */
export type Headers = (name: string) => string | null;

export interface SignedMessage {
  header: Headers;
  /** As they came: what is parsed and written again has another signature. */
  body: Buffer;
}

/** The name of the key that a message says it was signed with. */
export function serialOf({ header }: SignedMessage): string | null {
  return header('wechatpay-serial');
}

/** Null where the message is WeChat Pay's, said within these minutes, word for word. */
export function doubtOf(message: SignedMessage, verifiers: readonly PayVerifier[], now: Date): Doubt | null {
  const { header, body } = message;
  const [timestamp, nonce, signature, serial] = ['timestamp', 'nonce', 'signature', 'serial'].map((name) => header(`wechatpay-${name}`));
  if (!timestamp || !nonce || !signature || !serial) return 'headers-missing';
  if ((header('wechatpay-signature-type') ?? signatureType) !== signatureType) return 'signature-type';
  // Digits only: Number() would also take `1e9` and blanks.
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now.getTime() / 1000 - Number(timestamp)) > clockTolerance) return 'clock';
  const verifier = verifiers.find((candidate) => candidate.serial === serial);
  if (!verifier) return 'serial-unknown';
  if (verifier.validUntil && verifier.validUntil < now) return 'certificate-expired';
  if (holds(answerText(timestamp, nonce, body), signature, verifier.publicKey)) return null;
  return signature.startsWith(testPrefix) ? 'signature-test' : 'signature';
}
