import type { TicketDetail, VisitView } from '@scanfix/shared-types';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/call';
import { keys } from '../../../api/keys';
import { useMay } from '../../../api/me';

export function useVisits(ticket: TicketDetail) {
  const mayRead = useMay('visit:read');
  return useQuery({ queryKey: keys.visits(ticket.id), queryFn: () => call('GET /tickets/:id/visits', { params: { id: ticket.id } }), enabled: mayRead });
}

/** The newest trip stands first: it is the one that matters. */
export function newestFirst(visits: readonly VisitView[]): VisitView[] {
  return [...visits].sort((a, b) => b.id - a.id);
}

/** What a change of one visit answers with, into the list; the ticket's timeline says it too. */
export function useVisitChanged(): (visit: VisitView) => void {
  const client = useQueryClient();
  return (visit) => {
    client.setQueryData<VisitView[]>(keys.visits(visit.ticketId), (known) => known?.map((one) => (one.id === visit.id ? visit : one)));
    void client.invalidateQueries({ queryKey: keys.ticket(visit.ticketId) });
  };
}
