import { Injectable } from '@nestjs/common';
import type { Fen, Quote, QuoteLine, QuoteState, WarrantyGround } from '@scanfix/shared-types';
import type { QuoteRow } from './quote.entity.js';
import { quoteOf } from './quote.mapper.js';
import { QuotesRepository } from './quotes.repository.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { PeopleService } from '../identity/people.service.js';
import { WarrantiesService } from '../warranties/warranties.service.js';

/** Owner of the drawn name in the attachments module. */
export const quoteSignature = 'quote-signature';
const year = 365 * 86_400_000;
/** The newest of a year are enough to say what is usual. */
const countedTotals = 500;

/** A version as other modules reckon with it. */
export interface QuoteFacts {
  id: number;
  ticketId: number;
  customerId: number | null;
  version: number;
  /** Times that the ticket had gone out again when it was offered. */
  round: number;
  state: QuoteState;
  offeredById: number;
  /** Why the requester pays, or does not, as it was said to them. */
  ground: WarrantyGround;
  lines: QuoteLine[];
  subtotal: Fen;
  discount: Fen;
  discountReason: string | null;
  total: Fen;
  taxRate: number;
  tax: Fen;
  validUntil: Date;
  decidedAt: Date | null;
  onCredit: boolean;
  dueOn: string | null;
}

export interface ApprovedQuote extends QuoteFacts {
  /**
   * All that was approved of the ticket: this quote, and those of the rounds before it went out again. What may be charged is this less what was
   * received; without a rework it is the quote's own total.
   */
  approvedSum: Fen;
}

/** Quotes as other modules see them. */
@Injectable()
export class QuotesService {
  constructor(
    private readonly quotes: QuotesRepository,
    private readonly attachments: AttachmentsService,
    private readonly people: PeopleService,
    private readonly warranties: WarrantiesService,
  ) {}

  /** What the requester agreed to last, or null. Within a transaction, give it. */
  async approved(transaction: Transaction | undefined, organizationId: number, ticketId: number): Promise<ApprovedQuote | null> {
    const rows = await this.quotes.inState(organizationId, ticketId, 'approved', transaction);
    return rows[0] ? { ...factsOf(rows[0]), approvedSum: rows.reduce((sum, { total }) => sum + total, 0) } : null;
  }

  /** What the requester is asked now, or null. */
  async offered(transaction: Transaction | undefined, organizationId: number, ticketId: number): Promise<QuoteFacts | null> {
    const [row] = await this.quotes.inState(organizationId, ticketId, 'offered', transaction);
    return row ? factsOf(row) : null;
  }

  async byId(organizationId: number, id: number, transaction?: Transaction): Promise<QuoteFacts | null> {
    const row = await this.quotes.find(organizationId, id, transaction);
    return row && factsOf(row);
  }

  async byIds(organizationId: number, ids: readonly number[], transaction?: Transaction): Promise<Map<number, QuoteFacts>> {
    return new Map((await this.quotes.findMany(organizationId, [...new Set(ids)], transaction)).map((row) => [row.id, factsOf(row)]));
  }

  /** What a customer pays by the monthly statement. */
  async onCreditOf(transaction: Transaction, organizationId: number, customerId: number): Promise<QuoteFacts[]> {
    return (await this.quotes.onCreditOf(transaction, organizationId, customerId)).map(factsOf);
  }

  /** What was agreed on for such devices and faults, above nothing, within a year. */
  async usualTotals(organizationId: number, kind: { categoryId: number; problemTypeId: number | null }): Promise<Fen[]> {
    return this.quotes.approvedTotals(organizationId, kind, new Date(Date.now() - year), countedTotals);
  }

  /** For people, the newest version first. */
  async byTicket(organizationId: number, ticketId: number): Promise<Quote[]> {
    const rows = await this.quotes.ofTicket(organizationId, ticketId);
    const misuse = rows.some(({ warranty }) => warranty.misuse !== null);
    const [people, signatures, misusePhotos] = await Promise.all([
      this.people.byIds(organizationId, rows.map(({ offeredById }) => offeredById)),
      this.attachments.views(organizationId, quoteSignature, rows.filter(({ signatureKind }) => signatureKind !== null).map(({ id }) => id)),
      misuse ? this.warranties.misusePhotos(organizationId, ticketId) : [],
    ]);
    return rows.map((row) => quoteOf(row, { offeredBy: people.get(row.offeredById)?.name ?? '', signature: signatures.get(row.id)?.[0] ?? null, misusePhotos }));
  }
}

export function factsOf(row: QuoteRow): QuoteFacts {
  const { id, ticketId, customerId, version, round, state, offeredById, warranty, lines, subtotal, discount, discountReason, total, taxRate, tax, validUntil, decidedAt, onCredit, dueOn } = row;
  return { id, ticketId, customerId, version, round, state, offeredById, ground: warranty.ground, lines, subtotal, discount, discountReason, total, taxRate, tax, validUntil, decidedAt, onCredit, dueOn };
}
