import { paymentChannels, paymentPurposes, paymentStates, type PaymentQuery } from '@scanfix/shared-types';
import { day, id, oneOf, text, type Filters } from '../../components/url-filters';
import { endOfDay, startOfDay } from '../../components/zone';

/** What the list's URL may say; `payment` is the one whose drawer is open. */
export const paymentFields = {
  search: text,
  state: oneOf(paymentStates),
  channel: oneOf(paymentChannels),
  purpose: oneOf(paymentPurposes),
  ticketId: id,
  customerId: id,
  from: day,
  to: day,
  payment: id,
};
export type PaymentFilters = Filters<typeof paymentFields>;

export function paymentQuery({ from, to, payment: _payment, ...rest }: PaymentFilters, timeZone: string): PaymentQuery {
  return { ...rest, ...(from ? { paidFrom: startOfDay(from, timeZone) } : {}), ...(to ? { paidTo: endOfDay(to, timeZone) } : {}) };
}

export function isFiltered({ payment: _payment, ...filters }: PaymentFilters): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}
