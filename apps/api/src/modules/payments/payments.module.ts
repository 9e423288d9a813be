import { Module } from '@nestjs/common';
import { ForeignRefunds } from './foreign-refunds.js';
import { MyPaymentsController } from './my-payments.controller.js';
import { MyPaymentsService } from './my-payments.service.js';
import { OfflinePaymentsService } from './offline-payments.service.js';
import { PayerIdentities } from './payer-identities.js';
import { PaymentDeskService } from './payment-desk.service.js';
import { PaymentListsRepository } from './payment-lists.repository.js';
import { PaymentMatchingService } from './payment-matching.service.js';
import { PaymentMessages } from './payment-messages.js';
import { PaymentMetrics } from './payment-metrics.js';
import { PaymentNotices } from './payment-notices.js';
import { PaymentNotificationsController } from './payment-notifications.controller.js';
import { PaymentNotificationsService } from './payment-notifications.service.js';
import { PaymentOrders } from './payment-orders.js';
import { PaymentRefreshing } from './payment-refreshing.js';
import { PaymentSettling } from './payment-settling.js';
import { PaymentStartingService } from './payment-starting.service.js';
import { PaymentsClock } from './payments.clock.js';
import { PaymentsController } from './payments.controller.js';
import { PaymentsListener } from './payments.listener.js';
import { PaymentsRepository } from './payments.repository.js';
import { PaymentsService } from './payments.service.js';
import { ReconcilableRepository } from './reconcilable.repository.js';
import { RefundBook } from './refund-book.js';
import { RefundListsService } from './refund-lists.service.js';
import { RefundRequestsService } from './refund-requests.service.js';
import { RefundSending } from './refund-sending.js';
import { RefundSettling } from './refund-settling.js';
import { RefundsRepository } from './refunds.repository.js';
import { ShippingUploads } from './shipping-uploads.js';
import { UnexplainedNotificationsController } from './unexplained-notifications.controller.js';
import { UnexplainedNotificationsRepository } from './unexplained-notifications.repository.js';
import { UnexplainedNotificationsService } from './unexplained-notifications.service.js';
import { AssetsModule } from '../assets/assets.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CustomersModule } from '../customers/customers.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { MerchantsModule } from '../merchants/merchants.module.js';
import { MoneySettingsModule } from '../money-settings/money-settings.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { QuotesModule } from '../quotes/quotes.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { VisitsModule } from '../visits/visits.module.js';

@Module({
  imports: [
    AssetsModule, AttachmentsModule, AuditModule, CustomersModule, IdentityModule, LedgerModule, MerchantsModule, MoneySettingsModule, NoticesModule, OrganizationsModule, QuotesModule, TicketsModule, VisitsModule,
  ],
  controllers: [MyPaymentsController, PaymentsController, PaymentNotificationsController, UnexplainedNotificationsController],
  providers: [
    PaymentsService, PaymentsRepository, PaymentListsRepository, ReconcilableRepository, UnexplainedNotificationsRepository, UnexplainedNotificationsService,
    PaymentStartingService, PayerIdentities, PaymentOrders, PaymentSettling, PaymentNotificationsService, PaymentRefreshing, PaymentsClock, PaymentsListener, PaymentMessages, PaymentNotices, PaymentMetrics,
    PaymentDeskService, OfflinePaymentsService, PaymentMatchingService, MyPaymentsService, ShippingUploads,
    RefundsRepository, RefundBook, RefundRequestsService, RefundListsService, RefundSending, RefundSettling, ForeignRefunds,
  ],
  exports: [PaymentsService],
})
export class PaymentsModule {}
