import { Injectable } from '@nestjs/common';
import { ticketNumber, type Receipt } from '@scanfix/shared-types';
import { isReceived } from './payment.states.js';
import { PaymentsRepository } from './payments.repository.js';
import { printReceipt } from './receipt-document.js';
import { RefundsRepository } from './refunds.repository.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { QuotesService } from '../quotes/quotes.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
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
    private readonly payments: PaymentsRepository,
    private readonly refunds: RefundsRepository,
    private readonly quotes: QuotesService,
    private readonly tickets: TicketsService,
    private readonly organizations: OrganizationsService,
  ) {}

  /** @throws DomainError `not-found`, `receipt-not-ready` while nothing was paid */
  async ofTicket(organizationId: number, ticketId: number): Promise<Receipt> {
    const [ticket, quote, rows, { name }] = await Promise.all([
      this.tickets.find(organizationId, ticketId), this.quotes.approved(undefined, organizationId, ticketId), this.payments.ofTicket(organizationId, ticketId), this.organizations.settings(organizationId),
    ]);
    if (!ticket) throw new DomainError('not-found');
    const paid = rows.filter(({ state, purpose }) => isReceived(state) && purpose === 'quote').reverse();
    if (!quote || paid.length === 0) throw new DomainError('receipt-not-ready');
    const refunds = (await this.refunds.ofPayments(paid.map(({ id }) => id))).filter(({ state }) => state === 'succeeded');
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
      payments: paid.map(({ paidAt, createdAt, channel, amount, transactionId }) => ({ at: (paidAt ?? createdAt).toISOString(), channel, amount, transactionId })),
      refunds: refunds.map(({ succeededAt, requestedAt, amount }) => ({ at: (succeededAt ?? requestedAt).toISOString(), amount })),
      net: sum(paid) - sum(refunds),
    };
  }

  async file(organizationId: number, ticketId: number): Promise<ReceiptFile> {
    const [receipt, { timeZone, servicePhone }] = await Promise.all([this.ofTicket(organizationId, ticketId), this.organizations.settings(organizationId)]);
    return { pdf: await gate.run(() => printReceipt(receipt, { timeZone, servicePhone, printedAt: new Date() })), ticketNumber: receipt.ticketNumber };
  }
}

function sum(rows: readonly { amount: number }[]): number {
  return rows.reduce((total, { amount }) => total + amount, 0);
}
