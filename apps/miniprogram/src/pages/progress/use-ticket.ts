import { stopPullDownRefresh, usePullDownRefresh } from '@tarojs/taro';
import type { TicketProgress } from '@scanfix/shared-types';
import { useState } from 'react';
import { useLiveReload } from '@/components/use-live-reload';
import { useLoaded, type Loaded } from '@/components/use-loaded';
import { referenceKey, ticketIdOf, type TicketReference } from '@/reporting/ticket-reference';
import { ticketAccess, type TicketAccess } from './ticket-access';

/** The ticket, kept up to date while somebody looks. */
export function useTicket(reference: TicketReference): { ticket: Loaded<TicketProgress>; access: TicketAccess } {
  const [access] = useState(() => ticketAccess(reference));
  const ticket = useLoaded(referenceKey(reference), access.load);
  const { reload } = ticket;
  useLiveReload(ticketIdOf(reference), reload);
  usePullDownRefresh(() => void reload().then(() => stopPullDownRefresh()));
  return { ticket, access };
}
