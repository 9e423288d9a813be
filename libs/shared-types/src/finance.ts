import type { CalendarDate, Instant, PageQuery } from './paging.js';
import type { Fen } from './prices.js';

// ---- the ledger

/** Code and name follow the Chinese accounting standards. */
export const ledgerAccounts = {
  cash: { code: '1001', kind: 'asset' },
  bank: { code: '1002', kind: 'asset' },
  wechat: { code: '1012', kind: 'asset' },
  receivable: { code: '1122', kind: 'asset' },
  /** Approved and not yet done. */
  'contract-liability': { code: '2204', kind: 'liability' },
  /** VAT of what is done. */
  'output-tax': { code: '2221', kind: 'liability' },
  /** Money that nobody owes, or that nobody could explain yet. */
  suspense: { code: '2241', kind: 'liability' },
  revenue: { code: '6001', kind: 'income' },
  fees: { code: '6603', kind: 'expense' },
} as const satisfies Record<string, { code: string; kind: 'asset' | 'liability' | 'income' | 'expense' }>;
export type LedgerAccount = keyof typeof ledgerAccounts;

export const ledgerSources = [
  'quote-approved', 'quote-on-credit', 'quote-superseded', 'quote-cancelled', 'payment', 'payment-surplus', 'payment-matched', 'revenue', 'refund', 'refund-surplus', 'fee', 'fee-returned', 'correction',
] as const;
export type LedgerSource = (typeof ledgerSources)[number];

export interface LedgerLine {
  account: LedgerAccount;
  debit: Fen;
  credit: Fen;
}
/** Never changed: what was wrong is set right by another one. Debits equal credits. */
export interface LedgerEntry {
  id: number;
  on: CalendarDate;
  source: LedgerSource;
  sourceId: number;
  ticketId: number | null;
  ticketNumber: string | null;
  customerName: string | null;
  text: string;
  lines: LedgerLine[];
  createdAt: Instant;
}
export interface LedgerQuery extends PageQuery {
  from?: CalendarDate;
  to?: CalendarDate;
  account?: LedgerAccount;
  source?: LedgerSource;
  ticketId?: number;
}
/** Sums of lines: debit, credit and the balance on the account's own side. */
export interface AccountBalance {
  account: LedgerAccount;
  debit: Fen;
  credit: Fen;
  balance: Fen;
}
/** Proof that the books agree with themselves and with payments, refunds and quotes. `differences` is empty where they do. */
export interface LedgerCheck {
  at: Instant;
  entries: number;
  differences: { rule: LedgerRule; subjectId: number; expected: Fen; found: Fen }[];
}
export const ledgerRules = ['entry-balances', 'books-balance', 'payment-posted', 'refund-posted', 'quote-posted', 'receivable-explained', 'chain'] as const;
export type LedgerRule = (typeof ledgerRules)[number];

// ---- today, receivables, statements

export interface FinanceOverview {
  date: CalendarDate;
  received: Fen;
  receivedCount: number;
  refunded: Fen;
  refundedCount: number;
  receivable: Fen;
  overdue: Fen;
  /** What needs a hand first. */
  queue: { refundsToDecide: number; refundsAbnormal: number; surplusPayments: number; unexplained: number; reconciliationOpen: number; invoicesToIssue: number; contractsExpiring: number };
  /** Last 30 days, oldest first. */
  days: { date: CalendarDate; received: Fen; refunded: Fen }[];
  lastReconciled: CalendarDate | null;
}

export interface Receivable {
  quoteId: number;
  ticketId: number;
  ticketNumber: string;
  customer: { id: number; name: string } | null;
  contactName: string;
  onCredit: boolean;
  approvedAt: Instant;
  dueOn: CalendarDate;
  amount: Fen;
  open: Fen;
  overdueDays: number;
}
export interface ReceivableQuery extends PageQuery {
  customerId?: number;
  overdue?: boolean;
}
/** Open sums by days overdue, a customer a row; `customer` null: people without one. */
export interface AgeingRow {
  customer: { id: number; name: string } | null;
  notDue: Fen;
  to30: Fen;
  to60: Fen;
  to90: Fen;
  over90: Fen;
  total: Fen;
}

export const statementGroups = ['customer', 'engineer', 'site', 'day'] as const;
export type StatementGroup = (typeof statementGroups)[number];
export interface StatementQuery {
  by: StatementGroup;
  from: CalendarDate;
  to: CalendarDate;
}
export interface StatementRow {
  key: string;
  name: string | null;
  tickets: number;
  approved: Fen;
  received: Fen;
  refunded: Fen;
  revenue: Fen;
  tax: Fen;
  fees: Fen;
  open: Fen;
}

/** What a customer on credit owes for a month. Settled when each of its quotes is. */
export interface MonthlyStatement {
  id: number;
  number: string;
  customer: { id: number; name: string };
  /** `YYYY-MM`. */
  month: string;
  dueOn: CalendarDate;
  lines: { quoteId: number; ticketNumber: string; device: string | null; approvedAt: Instant; amount: Fen; open: Fen }[];
  total: Fen;
  open: Fen;
  createdAt: Instant;
}
export interface MonthlyStatementQuery extends PageQuery {
  customerId?: number;
  open?: boolean;
}

// ---- invoices

export const invoiceStates = ['requested', 'issued', 'refused', 'cancelled'] as const;
export type InvoiceState = (typeof invoiceStates)[number];
export const invoiceTitles = ['personal', 'company'] as const;
export interface RequestInvoiceRequest {
  titleKind: (typeof invoiceTitles)[number];
  title: string;
  /** 15 to 20 letters and digits; compulsory for a company. */
  taxNumber?: string;
  email?: string;
  note?: string;
}
export interface InvoiceView extends RequestInvoiceRequest {
  id: number;
  ticketId: number;
  ticketNumber: string;
  amount: Fen;
  tax: Fen;
  state: InvoiceState;
  requestedAt: Instant;
  /** Number of the issued fapiao. */
  invoiceNumber: string | null;
  issuedAt: Instant | null;
  refusedReason: string | null;
}
export interface InvoiceQuery extends PageQuery {
  state?: InvoiceState;
  search?: string;
}
export interface IssueInvoiceRequest {
  invoiceNumber: string;
}
export interface RefuseInvoiceRequest {
  reason: string;
}

// ---- exports

export const exportKinds = ['payments', 'refunds', 'receivables', 'ledger', 'statement'] as const;
export type ExportKind = (typeof exportKinds)[number];
export const exportFormats = ['xlsx', 'kingdee', 'yonyou'] as const;
/** `kingdee`, `yonyou`: vouchers for accounting's own import, only of the ledger. */
export type ExportFormat = (typeof exportFormats)[number];
export interface FinanceExportQuery {
  kind: ExportKind;
  format?: ExportFormat;
  from: CalendarDate;
  to: CalendarDate;
  by?: StatementGroup;
}
/** Which columns, in which order and under which heading. */
export interface ExportColumn {
  field: string;
  heading: string;
}
export interface ExportSettings {
  columns: Record<ExportKind, ExportColumn[]>;
  /** What can be chosen. */
  available: Record<ExportKind, string[]>;
  /** Account numbers as accounting keeps them. */
  accountCodes: Record<LedgerAccount, string>;
  voucherWord: string;
  preparedBy: string;
}
export type SaveExportSettingsRequest = Omit<ExportSettings, 'available'>;
