import { Module, type DynamicModule } from '@nestjs/common';
import { entities } from './entities.js';
import { migrations } from './migrations/index.js';
import { AssetsModule } from './modules/assets/assets.module.js';
import { AttachmentsModule } from './modules/attachments/attachments.module.js';
import { AuditModule } from './modules/audit/audit.module.js';
import { ContractsModule } from './modules/contracts/contracts.module.js';
import { CustomersModule } from './modules/customers/customers.module.js';
import { FollowUpsModule } from './modules/follow-ups/follow-ups.module.js';
import { FollowUpSettingsModule } from './modules/follow-up-settings/follow-up-settings.module.js';
import { DispatchSettingsModule } from './modules/dispatch-settings/dispatch-settings.module.js';
import { DispatchModule } from './modules/dispatch/dispatch.module.js';
import { EngineersModule } from './modules/engineers/engineers.module.js';
import { EscalationsModule } from './modules/escalations/escalations.module.js';
import { IdentityModule } from './modules/identity/identity.module.js';
import { SignInModule } from './modules/identity/sign-in.module.js';
import { LocationsModule } from './modules/locations/locations.module.js';
import { FinanceExportsModule } from './modules/finance-exports/finance-exports.module.js';
import { FinanceModule } from './modules/finance/finance.module.js';
import { InvoicesModule } from './modules/invoices/invoices.module.js';
import { LedgerModule } from './modules/ledger/ledger.module.js';
import { LinksModule } from './modules/links/links.module.js';
import { MerchantsModule } from './modules/merchants/merchants.module.js';
import { MoneySettingsModule } from './modules/money-settings/money-settings.module.js';
import { MonthlyStatementsModule } from './modules/monthly-statements/monthly-statements.module.js';
import { NoticesModule } from './modules/notices/notices.module.js';
import { OperationsModule } from './modules/operations/operations.module.js';
import { OrganizationsModule } from './modules/organizations/organizations.module.js';
import { PartsModule } from './modules/parts/parts.module.js';
import { PaymentsModule } from './modules/payments/payments.module.js';
import { PriceBandsModule } from './modules/price-bands/price-bands.module.js';
import { PriceBooksModule } from './modules/price-books/price-books.module.js';
import { QuotesModule } from './modules/quotes/quotes.module.js';
import { ReceiptsModule } from './modules/receipts/receipts.module.js';
import { ReconciliationModule } from './modules/reconciliation/reconciliation.module.js';
import { ServiceLevelsModule } from './modules/service-levels/service-levels.module.js';
import { ServiceReportsModule } from './modules/service-reports/service-reports.module.js';
import { StickersModule } from './modules/stickers/stickers.module.js';
import { PublicAttachmentsModule } from './modules/public-attachments/public-attachments.module.js';
import { ScanModule } from './modules/scan/scan.module.js';
import { TicketMoneyModule } from './modules/ticket-money/ticket-money.module.js';
import { TicketsModule } from './modules/tickets/tickets.module.js';
import { WarrantiesModule } from './modules/warranties/warranties.module.js';
import { WorkStandardsModule } from './modules/work-standards/work-standards.module.js';
import { VisitsModule } from './modules/visits/visits.module.js';
import { AuthModule } from './platform/auth/auth.module.js';
import type { Config } from './platform/config/config.js';
import { ConfigModule } from './platform/config/config.module.js';
import { dataSourceOptions } from './platform/database/data-source.options.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { LiveModule } from './platform/live/live.module.js';
import { OutboxModule } from './platform/outbox/outbox.module.js';
import { RateLimitsModule } from './platform/rate-limits/rate-limits.module.js';
import { SchedulerModule } from './platform/scheduler/scheduler.module.js';
import { SmsModule } from './platform/sms/sms.module.js';
import { StorageModule } from './platform/storage/storage.module.js';
import { TelemetryModule } from './platform/telemetry/telemetry.module.js';
import { WechatModule } from './platform/wechat/wechat.module.js';

/** The table of rooms: what the platform gives, then one module a domain. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    const { DATABASE_URL, DATABASE_POOL_SIZE } = config.settings;
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        DatabaseModule.with(() => dataSourceOptions(DATABASE_URL, DATABASE_POOL_SIZE, entities, migrations)),
        AuthModule,
        OutboxModule,
        LiveModule,
        SchedulerModule,
        RateLimitsModule,
        StorageModule,
        TelemetryModule,
        WechatModule,
        SmsModule,
        AttachmentsModule,
        AuditModule,
        LinksModule,
        MerchantsModule,
        NoticesModule,
        OperationsModule,
        PublicAttachmentsModule,
        OrganizationsModule,
        IdentityModule,
        SignInModule,
        LocationsModule,
        CustomersModule,
        AssetsModule,
        StickersModule,
        ServiceLevelsModule,
        EscalationsModule,
        PartsModule,
        WorkStandardsModule,
        FollowUpSettingsModule,
        TicketsModule,
        FollowUpsModule,
        ScanModule,
        DispatchSettingsModule,
        EngineersModule,
        DispatchModule,
        VisitsModule,
        ServiceReportsModule,
        ReconciliationModule,
        MoneySettingsModule,
        PriceBooksModule,
        ContractsModule,
        WarrantiesModule,
        QuotesModule,
        PriceBandsModule,
        TicketMoneyModule,
        LedgerModule,
        InvoicesModule,
        MonthlyStatementsModule,
        FinanceModule,
        FinanceExportsModule,
        PaymentsModule,
        ReceiptsModule,
      ],
    };
  }
}
