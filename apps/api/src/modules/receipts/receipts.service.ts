import { Injectable } from '@nestjs/common';
import { ticketNumber, type Receipt } from '@scanfix/shared-types';
import { printReceipt } from './receipt-document.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { isReceived, PaymentsService } from '../payments/payments.service.js';
import { QuotesService } from '../quotes/quotes.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { Gate } from '../../platform/concurrency/gate.js';
import { DomainError } from '../../platform/errors/domain-error.js';

export interface ReceiptFile {
  pdf: Buffer;
  ticketNumber: string;
}

/** As reports: setting type is work, two at once and the others wait in line. */
const gate = new Gate(2);

/** What the payer keeps: always made anew of what is on record. */
@Injectable()
export class ReceiptsService {
  constructor(
    private readonly payments: PaymentsService,
    private readonly quotes: QuotesService,
    private readonly tickets: TicketsService,
    private readonly access: TicketAccessService,
    private readonly organizations: OrganizationsService,
  ) {}

  async mine(actor: Actor, ticketId: number): Promise<Receipt> {
    return this.ofTicket((await this.access.reporter(actor, ticketId)).organizationId, ticketId);
  }

  async byLink(visitor: Visitor, followToken: string): Promise<Receipt> {
    const { organizationId, ticketId } = await this.access.reporterByLink(visitor, followToken);
    return this.ofTicket(organizationId, ticketId);
  }

  async myFile(actor: Actor, ticketId: number): Promise<ReceiptFile> {
    return this.file((await this.access.reporter(actor, ticketId)).organizationId, ticketId);
  }

  async fileByLink(visitor: Visitor, followToken: string): Promise<ReceiptFile> {
    const { organizationId, ticketId } = await this.access.reporterByLink(visitor, followToken);
    return this.file(organizationId, ticketId);
  }

  /** @throws DomainError `not-found`, `receipt-not-ready` while nothing was paid */
  private async ofTicket(organizationId: number, ticketId: number): Promise<Receipt> {
    const [ticket, quote, rows, { name }] = await Promise.all([
      this.tickets.find(organizationId, ticketId), this.quotes.approved(undefined, organizationId, ticketId), this.payments.ofTicket(organizationId, ticketId), this.organizations.settings(organizationId),
    ]);
    if (!ticket) throw new DomainError('not-found');
    const paid = rows.filter(({ state, purpose }) => isReceived(state) && purpose === 'quote').reverse();
    if (!quote || paid.length === 0) throw new DomainError('receipt-not-ready');
    const refunds = paid.flatMap((payment) => payment.refunds).filter(({ state }) => state === 'succeeded').sort((one, other) => one.id - other.id);
    return {
      number: `SJ${ticketNumber(ticketId)}`,
      organizationName: name,
      ticketNumber: ticketNumber(ticketId),
      device: ticket.assetName,
      place: ticket.placeText ?? ticket.place?.join(' / ') ?? null,
      lines: quote.lines.map(({ name: line, quantity, unit, unitPrice, amount, covered }) => ({ name: line, quantity, unit, unitPrice, amount, covered })),
      discount: quote.discount,
      total: quote.total,
      tax: quote.tax,
      payments: paid.map(({ paidAt, createdAt, channel, amount, transactionId }) => ({ at: paidAt ?? createdAt, channel, amount, transactionId })),
      refunds: refunds.map(({ succeededAt, requestedAt, amount }) => ({ at: succeededAt ?? requestedAt, amount })),
      net: sum(paid) - sum(refunds),
    };
  }

  private async file(organizationId: number, ticketId: number): Promise<ReceiptFile> {
    const [receipt, { timeZone, servicePhone }] = await Promise.all([this.ofTicket(organizationId, ticketId), this.organizations.settings(organizationId)]);
    return { pdf: await gate.run(() => printReceipt(receipt, { timeZone, servicePhone, printedAt: new Date() })), ticketNumber: receipt.ticketNumber };
  }
}

function sum(rows: readonly { amount: number }[]): number {
  return rows.reduce((total, { amount }) => total + amount, 0);
}
