import type { KeyObject } from 'node:crypto';

/** A key of WeChat Pay's by which its signatures are checked, under the name it signs with. */
export interface PayVerifier {
  /** `PUB_KEY_ID_…`, or the serial number of a platform certificate (40 hexadecimal digits). */
  serial: string;
  publicKey: KeyObject;
  /** Of a certificate: nothing signed after that is believed. */
  validUntil?: Date;
}

/** A merchant's account at WeChat Pay, with everything that calls in its name need. Never logged, never answered. */
export interface PayMerchant {
  id: number;
  mchid: string;
  /** Serial number of the merchant's API certificate, in capitals. */
  certificateSerial: string;
  /** PEM of the key that belongs to that certificate. */
  privateKey: string;
  /** Exactly 32 bytes. */
  apiV3Key: string;
  /** All that hold at the moment: while keys change there are several, of both kinds. */
  verifiers: PayVerifier[];
  /** An account of before the end of 2024: WeChat Pay signs with platform certificates, which are fetched. */
  platformCertificates: boolean;
  /** Which key the answers are to be signed with; empty leaves it to WeChat Pay (platform certificates that are not known yet). */
  verifierSerial: string;
}
