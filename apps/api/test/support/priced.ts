import type { PriceBook, ServiceContract, TicketDetail, TicketMoney } from '@scanfix/shared-types';
import type { RunningApi } from './api.js';
import { submitTicket } from './completed-tickets.js';
import { create, type TestDevice } from './devices.js';
import type { TestPerson } from './people.js';
import { contract, newest, offer, priceBook } from './prices.js';

/** What an organization asks, whom it has a contract with, and a job of the admin's with a quote that waits for its requester. */
export interface Priced {
  /** A draft. */
  priceBookId: number;
  contractId: number;
  pricedTicketId: number;
  pricedVisitId: number;
  quoteId: number;
}

export async function createPriced(api: RunningApi, { admin, requester, device, customerId }: { admin: TestPerson; requester: TestPerson; device: TestDevice; customerId: number }): Promise<Priced> {
  const make = <Answer>(path: string, body: object = {}) => create<Answer>(api, admin, path, body);
  const prices = await make<PriceBook>('/price-books', priceBook());
  await make(`/price-books/${prices.id}/publish`);
  const { id: pricedTicketId } = (await submitTicket(api, requester, device)).ticket;
  await make(`/tickets/${pricedTicketId}/triage`, { priority: 'normal' });
  const { visitId } = await make<TicketDetail>(`/tickets/${pricedTicketId}/assign`, { engineerId: admin.id });
  const pricedVisitId = visitId ?? 0;
  await make(`/jobs/${pricedVisitId}/accept`);
  const quote = newest(await make<TicketMoney>(`/jobs/${pricedVisitId}/quotes`, offer()));
  return {
    priceBookId: (await make<PriceBook>('/price-books', priceBook({ effectiveFrom: '2098-01-01' }))).id,
    contractId: (await make<ServiceContract>('/contracts', contract(customerId))).id,
    pricedTicketId, pricedVisitId, quoteId: quote.id,
  };
}
