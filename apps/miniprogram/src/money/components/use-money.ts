import type { TicketMoney } from '@scanfix/shared-types';
import type { MoneyAccess } from '@/billing/money-access';
import { useLiveReload } from '@/components/use-live-reload';
import { useLoaded, type Loaded } from '@/components/use-loaded';
import { referenceKey, ticketIdOf, type TicketReference } from '@/reporting/ticket-reference';

/** A ticket's money, kept up to date while somebody looks. */
export function useMoney(reference: TicketReference, access: MoneyAccess): Loaded<TicketMoney> {
  const money = useLoaded(referenceKey(reference), access.load);
  useLiveReload(ticketIdOf(reference), money.reload);
  return money;
}
