import { Module } from '@nestjs/common';
import { PaymentBooksRepository } from './payment-books.repository.js';
import { PaymentBooksService } from './payment-books.service.js';
import { PaymentsRepository } from './payments.repository.js';
import { PaymentsService } from './payments.service.js';
import { ReconcilableRepository } from './reconcilable.repository.js';
import { RefundsRepository } from './refunds.repository.js';
import { IdentityModule } from '../identity/identity.module.js';

@Module({
  imports: [IdentityModule],
  providers: [PaymentsService, PaymentBooksService, PaymentBooksRepository, PaymentsRepository, RefundsRepository, ReconcilableRepository],
  exports: [PaymentsService, PaymentBooksService],
})
export class PaymentsModule {}
