import { Module } from '@nestjs/common';
import { PaymentsRepository } from './payments.repository.js';
import { PaymentsService } from './payments.service.js';
import { ReconcilableRepository } from './reconcilable.repository.js';
import { RefundsRepository } from './refunds.repository.js';
import { IdentityModule } from '../identity/identity.module.js';

@Module({
  imports: [IdentityModule],
  providers: [PaymentsService, PaymentsRepository, RefundsRepository, ReconcilableRepository],
  exports: [PaymentsService],
})
export class PaymentsModule {}
