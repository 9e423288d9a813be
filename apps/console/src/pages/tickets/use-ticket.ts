import type { AttachmentView, TicketDetail } from '@scanfix/shared-types';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { isProblem } from '../../api/problem';
import { useProblemMessage } from '../../components/problem-notice';

const soonest = 30_000;
const latest = 15 * 60_000;

/** One ticket; read again before the links to its photos expire. */
export function useTicket(id: number) {
  return useQuery({
    queryKey: keys.ticket(id),
    queryFn: () => call('GET /tickets/:id', { params: { id } }),
    refetchInterval: ({ state }) => (state.data ? untilLinksExpire(attachmentsOf(state.data)) : false),
  });
}

/** What an action answers with is the newest ticket; lists and counts are no longer. */
export function useTicketChanged(): (ticket: TicketDetail) => void {
  const client = useQueryClient();
  return (ticket) => {
    client.setQueryData(keys.ticket(ticket.id), ticket);
    void client.invalidateQueries({ queryKey: keys.visits(ticket.id) });
    void client.invalidateQueries({ queryKey: keys.money(ticket.id) });
    void client.invalidateQueries({ queryKey: keys.verification(ticket.id) });
    void client.invalidateQueries({ queryKey: keys.followUpsOf(ticket.id) });
    void client.invalidateQueries({ queryKey: keys.ticketCounts });
    void client.invalidateQueries({ queryKey: ['tickets', 'list'], refetchType: 'none' });
  };
}

/** Somebody else was faster: shows the ticket as it is now and says so. Answers whether that was the problem. */
export function useConflict(id: number): (error: unknown) => boolean {
  const client = useQueryClient();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  return (error) => {
    if (!isProblem(error, 'action-not-allowed', 'version-conflict', 'conflict', 'visit-ended', 'already-taken', 'guarantee-over')) return false;
    void client.invalidateQueries({ queryKey: keys.ticket(id) });
    void message.warning(wordFor(error), 6);
    return true;
  };
}

function attachmentsOf(ticket: TicketDetail): AttachmentView[] {
  return [...ticket.attachments, ...ticket.timeline.flatMap((entry) => entry.attachments)];
}

function untilLinksExpire(attachments: AttachmentView[]): number | false {
  if (attachments.length === 0) return false;
  const left = Math.min(...attachments.map(({ linksExpireAt }) => Date.parse(linksExpireAt))) - Date.now() - soonest;
  return Math.min(latest, Math.max(soonest, left));
}
