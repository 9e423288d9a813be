import type { TicketMoney } from '@scanfix/shared-types';
import { useEffect, useRef } from 'react';
import { useLoaded, type Loaded } from '@/components/use-loaded';
import { call } from '@/session/call';

/** Money is never kept on the phone: it is what the server says now, or nothing. Asked for anew whenever the job was (`fetchedAt`). */
export function useJobMoney(visitId: number, fetchedAt: string): Loaded<TicketMoney> {
  const money = useLoaded(`money ${visitId}`, () => call('GET /jobs/:id/money', { params: { id: visitId } }));
  const { reload } = money;
  const seen = useRef(fetchedAt);
  useEffect(() => {
    if (seen.current === fetchedAt) return;
    seen.current = fetchedAt;
    void reload();
  }, [fetchedAt, reload]);
  return money;
}

/** Why the job cannot be completed yet; null where money does not stand in the way. */
export const holdsUp = ({ stage }: Pick<TicketMoney, 'stage'>): 'quote-offered' | 'to-pay' | 'paying' | null =>
  (stage === 'quote-offered' || stage === 'to-pay' || stage === 'paying' ? stage : null);
