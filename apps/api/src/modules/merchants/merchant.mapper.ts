import type { Merchant } from '@scanfix/shared-types';
import type { MerchantRow } from './merchant.entity.js';

interface Known {
  notifyUrl: string;
  /** Of an older account, as far as this process has fetched them. */
  platformCertificates: readonly { serial: string; validUntil: Date }[];
}

/** What may be seen of an account: numbers and dates, no key. */
export function merchantOf(row: MerchantRow, { notifyUrl, platformCertificates }: Known): Merchant {
  return {
    id: row.id,
    name: row.name,
    mchid: row.mchid,
    active: row.activeFor !== null,
    certificateSerial: row.certificateSerial,
    certificateValidUntil: row.certificateValidUntil.toISOString(),
    verifiers: [
      ...row.publicKeys.map(({ id }) => ({ serial: id, kind: 'public-key' as const, validUntil: null })),
      ...(row.platformCertificates ? platformCertificates : []).map(({ serial, validUntil }) => ({ serial, kind: 'certificate' as const, validUntil: validUntil.toISOString() })),
    ],
    platformCertificates: row.platformCertificates,
    notifyUrl,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    checkResult: row.checkResult,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}
