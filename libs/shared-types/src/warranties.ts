import type { AttachmentClaim, AttachmentView } from './attachments.js';
import type { CalendarDate, Instant, PageQuery } from './paging.js';
import type { Fen } from './prices.js';

export const warrantyGrounds = [
  'asset-date', 'model-term', 'contract', 'part-warranty', 'rework-guarantee',
  'asset-date-passed', 'model-term-passed', 'no-date', 'no-asset', 'contract-exhausted', 'misuse',
] as const;
/** Why. The first five say covered, the others not. */
export type WarrantyGround = (typeof warrantyGrounds)[number];

/** Whether the requester pays, and why; stands on the ticket and in each quote. */
export interface WarrantyDecision {
  covered: boolean;
  ground: WarrantyGround;
  /** Covers or covered until then. */
  until: CalendarDate | null;
  contract: { id: number; number: string; visitsLeft: number | null; labour: boolean; parts: boolean } | null;
  /** For `part-warranty`: which part, put in when. */
  part: { partId: number; name: string; installedOn: CalendarDate } | null;
  /** What an engineer found; the requester sees it with its photos. */
  misuse: { note: string; engineerName: string; declaredAt: Instant; photos: AttachmentView[] } | null;
  decidedAt: Instant;
}
export interface DeclareMisuseRequest {
  note: string;
  /** At least one. */
  photos: AttachmentClaim[];
}
/** It was not misuse after all: the warranty counts again. */
export interface WithdrawMisuseRequest {
  reason: string;
}

export const contractStates = ['upcoming', 'active', 'expiring', 'expired', 'terminated'] as const;
/** Follows from its days; `expiring`: within the reminder's days of its end. */
export type ContractState = (typeof contractStates)[number];

/** What a customer has paid for in advance, and on what terms they pay the rest. */
export interface ServiceContract {
  id: number;
  number: string;
  name: string;
  customer: { id: number; name: string };
  startsOn: CalendarDate;
  /** The last day. */
  endsOn: CalendarDate;
  state: ContractState;
  /** All devices of the customer, or these devices, categories and places (with everything below). */
  coverage: ContractCoverage;
  /** Visits that cost nothing; null: any number. */
  includedVisits: number | null;
  usedVisits: number;
  includesLabour: boolean;
  includesParts: boolean;
  /** Off what is not included. */
  discountPercent: number;
  /** May be completed without payment, to be paid by the monthly statement. */
  credit: boolean;
  creditLimit: Fen | null;
  /** What the customer owes on credit by now, all their contracts together; null where this one allows none. */
  creditUsed: Fen | null;
  paymentDays: number;
  renewalReminderDays: number;
  fee: Fen;
  note: string | null;
  terminatedAt: Instant | null;
  version: number;
}
export interface ContractCoverage {
  everything: boolean;
  assetIds: number[];
  categoryIds: number[];
  locationIds: number[];
}
export type SaveContractRequest = Omit<ServiceContract, 'id' | 'customer' | 'state' | 'usedVisits' | 'creditUsed' | 'terminatedAt' | 'version'> & { customerId: number; version?: number };
export interface ContractQuery extends PageQuery {
  customerId?: number;
  state?: ContractState;
  search?: string;
}
