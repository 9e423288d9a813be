import { Injectable } from '@nestjs/common';
import type { MerchantRow } from './merchant.entity.js';
import { Sealing } from '../../platform/secrets/sealing.js';

type Place = Pick<MerchantRow, 'organizationId' | 'mchid'>;

/** A merchant's two secrets, sealed to their row. */
@Injectable()
export class MerchantSecrets {
  constructor(private readonly sealing: Sealing) {}

  sealPrivateKey(place: Place, privateKey: string): string {
    return this.sealing.seal(privateKey, placeOf(place, 'private-key'));
  }

  sealApiV3Key(place: Place, apiV3Key: string): string {
    return this.sealing.seal(apiV3Key, placeOf(place, 'api-v3-key'));
  }

  /** @throws SealBroken */
  privateKey(row: Place & Pick<MerchantRow, 'sealedPrivateKey'>): string {
    return this.sealing.open(row.sealedPrivateKey, placeOf(row, 'private-key'));
  }

  /** @throws SealBroken */
  apiV3Key(row: Place & Pick<MerchantRow, 'sealedApiV3Key'>): string {
    return this.sealing.open(row.sealedApiV3Key, placeOf(row, 'api-v3-key'));
  }
}

function placeOf({ organizationId, mchid }: Place, name: string): string {
  return `merchants:${organizationId}:${mchid}:${name}`;
}
