import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { demoFieldOf } from './merchant.keys.js';
import { MerchantsRepository } from './merchants.repository.js';
import { Config, ConfigError } from '../../platform/config/config.js';

/** Keys of the sandbox are in everybody's hands: whoever has them can sign a payment that never was. */
@Injectable()
export class DemoMerchants implements OnApplicationBootstrap {
  constructor(
    private readonly merchants: MerchantsRepository,
    private readonly config: Config,
  ) {}

  /** @throws ConfigError in production, so that the process does not start */
  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.production) return;
    const demo = (await this.merchants.all()).find((row) => demoFieldOf(row) !== null);
    if (demo) throw new ConfigError(`Merchant ${demo.mchid} of organization ${demo.organizationId} holds keys of the WeChat sandbox: delete row ${demo.id} of the table merchants.`);
  }
}
