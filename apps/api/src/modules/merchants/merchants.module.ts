import { Module } from '@nestjs/common';
import { MerchantSecrets } from './merchant-secrets.js';
import { MerchantsRepository } from './merchants.repository.js';
import { MerchantsService } from './merchants.service.js';
import { SecretsModule } from '../../platform/secrets/secrets.module.js';

@Module({
  imports: [SecretsModule],
  providers: [MerchantsService, MerchantSecrets, MerchantsRepository],
  exports: [MerchantsService],
})
export class MerchantsModule {}
