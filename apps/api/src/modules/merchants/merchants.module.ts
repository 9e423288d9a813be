import { Module } from '@nestjs/common';
import { DemoMerchants } from './demo-merchants.js';
import { MerchantAccountsService } from './merchant-accounts.service.js';
import { MerchantSecrets } from './merchant-secrets.js';
import { MerchantsController } from './merchants.controller.js';
import { MerchantsRepository } from './merchants.repository.js';
import { MerchantsService } from './merchants.service.js';
import { AuditModule } from '../audit/audit.module.js';
import { SecretsModule } from '../../platform/secrets/secrets.module.js';

@Module({
  imports: [AuditModule, SecretsModule],
  controllers: [MerchantsController],
  providers: [MerchantsService, MerchantAccountsService, MerchantSecrets, MerchantsRepository, DemoMerchants],
  exports: [MerchantsService],
})
export class MerchantsModule {}
