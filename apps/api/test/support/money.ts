import { ticketNumber, type PaymentChannel } from '@scanfix/shared-types';
import type { RunningApi } from './api.js';
import { submitTicket } from './completed-tickets.js';
import { createDevice, type TestDevice } from './devices.js';
import { createOrganization, createPerson, type TestPerson } from './people.js';
import { LedgerService } from '../../src/modules/ledger/ledger.service.js';
import { TicketsService } from '../../src/modules/tickets/tickets.service.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { Transaction } from '../../src/platform/database/transaction.js';

/** An organization with a device, somebody who reports, and somebody from finance. */
export interface MoneyWorld {
  organizationId: number;
  device: TestDevice;
  tenant: TestPerson;
  finance: TestPerson;
}

export async function moneyWorld(api: RunningApi): Promise<MoneyWorld> {
  const { id: organizationId } = await createOrganization(api);
  const [device, tenant, finance] = [await createDevice(api, organizationId), await createPerson(api, organizationId, ['requester']), await createPerson(api, organizationId, ['finance'])];
  return { organizationId, device, tenant, finance };
}

export async function reportedTicket(api: RunningApi, { tenant, device }: MoneyWorld): Promise<{ id: number; number: string }> {
  const { id } = (await submitTicket(api, tenant, device)).ticket;
  return { id, number: ticketNumber(id) };
}

/** Posts to the books of a ticket as its use cases do: under its lock. */
export class Bookkeeper {
  private readonly ledger: LedgerService;

  constructor(
    private readonly api: RunningApi,
    private readonly organizationId: number,
    private readonly ticketId: number,
  ) {
    this.ledger = api.app.get(LedgerService);
  }

  approve(quoteId: number, total: number, dueOn = '2099-12-31') {
    return this.locked((tx) => this.ledger.quoteApproved(tx, this.organizationId, { ...this.quote(quoteId), total, dueOn }));
  }

  supersede(quoteId: number) {
    return this.locked((tx) => this.ledger.quoteSuperseded(tx, this.organizationId, this.quote(quoteId)));
  }

  cancel(quoteId: number) {
    return this.locked((tx) => this.ledger.quoteCancelled(tx, this.organizationId, this.quote(quoteId)));
  }

  putOnCredit(quoteId: number, dueOn: string) {
    return this.locked((tx) => this.ledger.quotePutOnCredit(tx, this.organizationId, { ...this.quote(quoteId), dueOn }));
  }

  complete(quoteId: number, taxRate = 600) {
    return this.locked((tx) => this.ledger.revenueRecognised(tx, this.organizationId, { ...this.quote(quoteId), taxRate }));
  }

  pay(paymentId: number, quoteId: number, amount: number, channel: PaymentChannel = 'native', at?: Date) {
    return this.locked((tx) => this.ledger.paymentReceived(tx, this.organizationId, { ...this.quote(quoteId), paymentId, amount, channel, at }));
  }

  refund(refundId: number, paymentId: number, amount: number, channel: PaymentChannel = 'native') {
    return this.locked((tx) => this.ledger.refundSucceeded(tx, this.organizationId, { ticketId: this.ticketId, refundId, paymentId, amount, channel }));
  }

  surplus(paymentId: number, amount: number) {
    return this.locked((tx) => this.ledger.paymentSurplus(tx, this.organizationId, { ticketId: this.ticketId, paymentId, amount, channel: 'native' }));
  }

  match(paymentId: number, quoteId: number, amount: number) {
    return this.locked((tx) => this.ledger.paymentMatched(tx, this.organizationId, { ...this.quote(quoteId), paymentId, amount }));
  }

  refundSurplus(refundId: number, paymentId: number, amount: number) {
    return this.locked((tx) => this.ledger.surplusRefunded(tx, this.organizationId, { ticketId: this.ticketId, refundId, paymentId, amount, channel: 'native' }));
  }

  private locked<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.api.app.get(UnitOfWork).run(async (transaction) => {
      await this.api.app.get(TicketsService).lock(transaction, this.organizationId, this.ticketId);
      return work(transaction);
    });
  }

  private quote(quoteId: number) {
    return { ticketId: this.ticketId, quoteId };
  }
}
