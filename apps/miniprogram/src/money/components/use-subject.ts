import type { TicketProgress } from '@scanfix/shared-types';
import type { MoneyAccess } from '@/billing/money-access';
import { useLoaded } from '@/components/use-loaded';
import { referenceKey, type TicketReference } from '@/reporting/ticket-reference';

/** The ticket that the money is for; the page goes on without it. */
export const useSubject = (reference: TicketReference, access: MoneyAccess): TicketProgress | null => useLoaded(referenceKey(reference), access.ticket).value;
