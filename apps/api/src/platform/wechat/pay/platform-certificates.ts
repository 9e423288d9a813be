import { X509Certificate } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { decrypted } from './encryption.js';
import { certificatesAnswer } from './pay-answers.js';
import { errorOf, jsonOf } from './pay-answer.reading.js';
import { WechatPayError } from './pay-error.js';
import type { PayMerchant, PayVerifier } from './pay-merchant.js';
import type { PayTransport } from './pay-transport.js';
import { plainHeaders, plainRequest } from './signed-requests.js';
import { doubtOf } from './verification.js';

export interface PlatformCertificate extends PayVerifier {
  validFrom: Date;
  validUntil: Date;
}

/** Milliseconds between two fetches of the list; sooner when something is signed with a certificate that is not in it. */
const usualInterval = 12 * 3_600_000;
const urgentInterval = 5 * 60_000;

interface Held {
  fetchedAt: number;
  certificates: PlatformCertificate[];
}

/**
 * The certificates that WeChat Pay signs with for older merchants. They change every few years, several hold at once, and they are fetched
 * with the merchant's own signature; each process holds its own.
 */
export class PlatformCertificates {
  private readonly logger = new Logger('WechatPay');
  /** By the merchant's id: two organizations may name one account, and one of them wrongly. */
  private readonly held = new Map<number, Held>();
  private readonly underWay = new Map<number, Promise<PlatformCertificate[]>>();

  constructor(private readonly transport: PayTransport) {}

  /** Those by which this merchant's messages may be checked, by hand and fetched; the list is fetched where it is missing or old. */
  async verifiers(merchant: PayMerchant): Promise<PayVerifier[]> {
    if (!merchant.platformCertificates) return merchant.verifiers;
    return [...merchant.verifiers, ...await this.refresh(merchant)];
  }

  /** Once more after a message with an unknown serial number; not more often than every five minutes, because anybody can invent one. */
  async verifiersAfterUnknown(merchant: PayMerchant): Promise<PayVerifier[]> {
    if (!merchant.platformCertificates) return merchant.verifiers;
    return [...merchant.verifiers, ...await this.refresh(merchant, urgentInterval)];
  }

  /** What this process has fetched already. */
  known({ id }: Pick<PayMerchant, 'id'>): PlatformCertificate[] {
    return this.held.get(id)?.certificates ?? [];
  }

  /** The newest of those that hold, by which a merchant asks for answers to be signed. */
  newestSerial(merchant: PayMerchant, now = Date.now()): string {
    const valid = this.known(merchant).filter(({ validFrom, validUntil }) => validFrom.getTime() <= now && validUntil.getTime() > now);
    return valid.sort((a, b) => b.validFrom.getTime() - a.validFrom.getTime())[0]?.serial ?? '';
  }

  /** @throws WechatPayError where there is nothing else to believe by; otherwise what is known goes on */
  async refresh(merchant: PayMerchant, interval = usualInterval): Promise<PlatformCertificate[]> {
    const held = this.held.get(merchant.id);
    if (held && held.fetchedAt > Date.now() - interval) return held.certificates;
    let fetching = this.underWay.get(merchant.id);
    if (!fetching) {
      fetching = this.fetch(merchant).finally(() => this.underWay.delete(merchant.id));
      this.underWay.set(merchant.id, fetching);
    }
    try {
      return await fetching;
    } catch (error) {
      const { certificates } = held ?? { certificates: [] };
      // A newer account has public keys alone, and is refused the list.
      if (certificates.length === 0 && merchant.verifiers.length === 0) throw error;
      this.logger.warn(`The platform certificates of ${merchant.mchid} could not be fetched; what is known goes on`);
      // Not again at once.
      this.held.set(merchant.id, { fetchedAt: Date.now() - usualInterval + urgentInterval, certificates });
      return certificates;
    }
  }

  private async fetch(merchant: PayMerchant): Promise<PlatformCertificate[]> {
    const request = plainRequest(merchant, 'GET', '/v3/certificates');
    const started = Date.now();
    const answer = await this.transport.exchange(request, plainHeaders({ verifierSerial: '' }, request));
    const refuse = (error: WechatPayError) => {
      this.transport.log(request, answer, Date.now() - started, error);
      return error;
    };
    if (answer.status !== 200) throw refuse(errorOf(answer));
    const list = certificatesAnswer.safeParse(jsonOf(answer.body));
    if (!list.success) throw refuse(new WechatPayError('unreadable', { requestId: answer.requestId }));
    const certificates = list.data.data.flatMap(({ serial_no: serial, encrypt_certificate: sealed }) => opened(serial, sealed, merchant.apiV3Key) ?? []);
    // The first time there is nothing else to check it by than what it brought, which only the APIv3 key could have sealed.
    const doubt = doubtOf(answer, [...merchant.verifiers, ...certificates], new Date());
    if (doubt) throw refuse(new WechatPayError('unverified', { requestId: answer.requestId, doubt }));
    this.transport.log(request, answer, Date.now() - started);
    this.held.set(merchant.id, { fetchedAt: Date.now(), certificates });
    return certificates;
  }
}

/** Null for one that the key does not open, or that is not what the list says. */
function opened(serial: string, sealed: { nonce: string; associated_data?: string | undefined; ciphertext: string }, apiV3Key: string): PlatformCertificate | null {
  try {
    const certificate = new X509Certificate(decrypted(sealed, apiV3Key));
    if (certificate.serialNumber.toUpperCase() !== serial.toUpperCase()) return null;
    return { serial, publicKey: certificate.publicKey, validFrom: new Date(certificate.validFrom), validUntil: new Date(certificate.validTo) };
  } catch {
    return null;
  }
}
