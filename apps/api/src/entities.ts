import { AssetCategoryRow } from './modules/assets/asset-category.entity.js';
import { AssetImportRecord, AssetImportRow } from './modules/assets/asset-import.entity.js';
import { AssetModelRow } from './modules/assets/asset-model.entity.js';
import { AssetTerm } from './modules/assets/asset-term.entity.js';
import { Asset } from './modules/assets/asset.entity.js';
import { ProblemTypeRow } from './modules/assets/problem-type.entity.js';
import { ContractVisit } from './modules/contracts/contract-visit.entity.js';
import { ContractRow } from './modules/contracts/contract.entity.js';
import { CustomerContact } from './modules/customers/contact.entity.js';
import { CustomerTerm } from './modules/customers/customer-term.entity.js';
import { Customer } from './modules/customers/customer.entity.js';
import { FollowUpSettingsRow } from './modules/follow-up-settings/follow-up-settings.entity.js';
import { FollowUpCallRow } from './modules/follow-ups/follow-up-call.entity.js';
import { FollowUp } from './modules/follow-ups/follow-up.entity.js';
import { AssignmentProposalItemRow, AssignmentProposalRow } from './modules/dispatch/assignment-proposal.entity.js';
import { DispatchSettingsRow } from './modules/dispatch-settings/dispatch-settings.entity.js';
import { EngineerAbsenceRow } from './modules/engineers/engineer-absence.entity.js';
import { EngineerPositionRow } from './modules/engineers/engineer-position.entity.js';
import { EngineerRow } from './modules/engineers/engineer.entity.js';
import { Invitation } from './modules/identity/invitation.entity.js';
import { LoginRequest } from './modules/identity/login-request.entity.js';
import { OneTimeCode } from './modules/identity/one-time-code.entity.js';
import { Session } from './modules/identity/session.entity.js';
import { User } from './modules/identity/user.entity.js';
import { Attachment } from './modules/attachments/attachment.entity.js';
import { AuditEntry } from './modules/audit/audit-entry.entity.js';
import { FinanceExportSettingsRow } from './modules/finance-exports/export-settings.entity.js';
import { InvoiceRow } from './modules/invoices/invoice.entity.js';
import { LedgerChainRow } from './modules/ledger/ledger-chain.entity.js';
import { LedgerEntryRow } from './modules/ledger/ledger-entry.entity.js';
import { LedgerLineRow } from './modules/ledger/ledger-line.entity.js';
import { MonthlyStatementLineRow, MonthlyStatementRow } from './modules/monthly-statements/monthly-statement.entity.js';
import { LocationTerm } from './modules/locations/location-term.entity.js';
import { Location } from './modules/locations/location.entity.js';
import { MerchantRow } from './modules/merchants/merchant.entity.js';
import { MoneySettingsRow } from './modules/money-settings/money-settings.entity.js';
import { NoticeRow } from './modules/notices/notice.entity.js';
import { Organization } from './modules/organizations/organization.entity.js';
import { PartCategory } from './modules/parts/part-category.entity.js';
import { PartTerm } from './modules/parts/part-term.entity.js';
import { PartRow } from './modules/parts/part.entity.js';
import { PriceBookRow } from './modules/price-books/price-book.entity.js';
import { QuoteRow } from './modules/quotes/quote.entity.js';
import { BusinessCalendarRow } from './modules/service-levels/business-calendar.entity.js';
import { PaymentVoucher } from './modules/payments/payment-voucher.entity.js';
import { Payment } from './modules/payments/payment.entity.js';
import { Refund } from './modules/payments/refund.entity.js';
import { UnexplainedNotification } from './modules/payments/unexplained-notification.entity.js';
import { SlaPolicyRow } from './modules/service-levels/sla-policy.entity.js';
import { TicketClockRow } from './modules/service-levels/ticket-clock.entity.js';
import { StickerBatchRow } from './modules/stickers/sticker-batch.entity.js';
import { StickerHistoryRow } from './modules/stickers/sticker-history.entity.js';
import { StickerScansOfDay, StickerScanTotal } from './modules/stickers/sticker-scans.entities.js';
import { Sticker } from './modules/stickers/sticker.entity.js';
import { WarrantyRow } from './modules/warranties/warranty.entity.js';
import { ChecklistItemRow } from './modules/work-standards/checklist-item.entity.js';
import { FaultCodeRow } from './modules/work-standards/fault-code.entity.js';
import { WorkStandardRow } from './modules/work-standards/work-standard.entity.js';
import { BillLineRow } from './modules/reconciliation/bill-line.entity.js';
import { ReconciliationDifferenceEventRow, ReconciliationDifferenceRow } from './modules/reconciliation/reconciliation-difference.entity.js';
import { ReconciliationRunRow } from './modules/reconciliation/reconciliation-run.entity.js';
import { ReconciliationRow } from './modules/reconciliation/reconciliation.entity.js';
import { IdempotencyKey } from './platform/database/idempotency-key.entity.js';
import { OutboxDeliveryRow, OutboxEventRow } from './platform/outbox/outbox.entities.js';
import { RateLimitRow } from './platform/rate-limits/rate-limit.entity.js';
import { ScheduledRunRow } from './platform/scheduler/scheduled-run.entity.js';
import { WechatTokenRow } from './platform/wechat/wechat-token.entity.js';

import { TicketEvent } from './modules/tickets/ticket-event.entity.js';
import { TicketRequester } from './modules/tickets/ticket-requester.entity.js';
import { TicketTerm } from './modules/tickets/ticket-term.entity.js';
import { Ticket } from './modules/tickets/ticket.entity.js';
import { CheckIn } from './modules/visits/check-in.entity.js';
import { Signature } from './modules/visits/signature.entity.js';
import { VisitAssistant } from './modules/visits/visit-assistant.entity.js';
import { Visit } from './modules/visits/visit.entity.js';
import { WorkLogPart } from './modules/visits/work-log-part.entity.js';
import { WorkLogPhoto } from './modules/visits/work-log-photo.entity.js';
import { WorkLog } from './modules/visits/work-log.entity.js';

/** Every table, for the migration command; a test proves that this list and the migrations agree. */
export const entities = [
  // platform
  IdempotencyKey,
  OutboxEventRow,
  OutboxDeliveryRow,
  ScheduledRunRow,
  RateLimitRow,
  WechatTokenRow,
  // attachments, audit
  Attachment,
  AuditEntry,
  // organizations, identity
  Organization,
  User,
  Session,
  OneTimeCode,
  LoginRequest,
  Invitation,
  NoticeRow,
  // locations, customers, assets
  Location,
  LocationTerm,
  Customer,
  CustomerContact,
  CustomerTerm,
  AssetCategoryRow,
  ProblemTypeRow,
  AssetModelRow,
  Asset,
  AssetTerm,
  AssetImportRecord,
  AssetImportRow,
  // stickers
  Sticker,
  StickerBatchRow,
  StickerHistoryRow,
  StickerScansOfDay,
  StickerScanTotal,
  // service levels
  BusinessCalendarRow,
  SlaPolicyRow,
  TicketClockRow,
  // tickets
  Ticket,
  TicketEvent,
  TicketRequester,
  TicketTerm,
  // parts, work standards, follow-ups
  PartRow,
  PartCategory,
  PartTerm,
  WorkStandardRow,
  FaultCodeRow,
  ChecklistItemRow,
  FollowUpSettingsRow,
  FollowUp,
  FollowUpCallRow,
  // engineers, dispatch
  DispatchSettingsRow,
  EngineerRow,
  EngineerPositionRow,
  EngineerAbsenceRow,
  AssignmentProposalRow,
  AssignmentProposalItemRow,
  // merchants
  MerchantRow,
  // payments
  Payment,
  PaymentVoucher,
  Refund,
  UnexplainedNotification,
  // visits
  Visit,
  VisitAssistant,
  CheckIn,
  WorkLog,
  WorkLogPart,
  WorkLogPhoto,
  Signature,
  // prices, contracts, warranties, quotes
  MoneySettingsRow,
  PriceBookRow,
  ContractRow,
  ContractVisit,
  WarrantyRow,
  QuoteRow,
  // ledger
  LedgerChainRow,
  LedgerEntryRow,
  LedgerLineRow,
  // finance
  InvoiceRow,
  MonthlyStatementRow,
  MonthlyStatementLineRow,
  FinanceExportSettingsRow,
  // reconciliation
  ReconciliationRow,
  ReconciliationRunRow,
  BillLineRow,
  ReconciliationDifferenceRow,
  ReconciliationDifferenceEventRow,
];
