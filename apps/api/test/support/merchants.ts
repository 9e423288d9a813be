import type { Merchant, SaveMerchantRequest } from '@scanfix/shared-types';
import type { RunningApi } from './api.js';
import { create } from './devices.js';
import { newApiV3Key, newCertificate, newPair } from './pay-keys.js';
import type { TestPerson } from './people.js';

/** Keys take a moment to make: one pair for all that only need some. */
let keys: Promise<Pick<SaveMerchantRequest, 'certificate' | 'privateKey' | 'publicKeys'>> | null = null;

async function someKeys() {
  const { certificate, privateKey } = await newCertificate();
  return { certificate, privateKey, publicKeys: [{ id: 'PUB_KEY_ID_1', publicKey: newPair().publicKey }] };
}

/** An account at a WeChat Pay that nobody plays. */
export async function createMerchant(api: RunningApi, admin: TestPerson): Promise<Merchant> {
  keys ??= someKeys();
  return create<Merchant>(api, admin, '/merchants', { name: '收款账户', mchid: '1600000000', apiV3Key: newApiV3Key(), ...await keys });
}
