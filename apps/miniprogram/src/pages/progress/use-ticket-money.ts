import type { TicketMoney, TicketProgress } from '@scanfix/shared-types';
import { useEffect, useRef } from 'react';
import { problemCodeOf } from '@/api/failures';
import { moneyAccess } from '@/billing/money-access';
import { useLoaded, type Loaded } from '@/components/use-loaded';
import type { TicketReference } from '@/reporting/ticket-reference';

/** Only the one who reported sees money; it is asked for anew with each line of the timeline. Null: nothing for these eyes. */
export function useTicketMoney(reference: TicketReference, ticket: TicketProgress): Loaded<TicketMoney | null> {
  const money = useLoaded(ticket.reporter ? 'money' : null, async () => {
    try {
      return await moneyAccess(reference).load();
    } catch (error) {
      const code = problemCodeOf(error);
      if (code === 'not-found' || code === 'forbidden') return null;
      throw error;
    }
  });
  const { reload } = money;
  const step = `${ticket.updatedAt} ${ticket.timeline.length}`;
  const seen = useRef(step);
  useEffect(() => {
    if (seen.current === step) return;
    seen.current = step;
    if (ticket.reporter) void reload();
  }, [step, ticket.reporter, reload]);
  return money;
}
