import type { MyFollowUp, MyVisit, TicketProgress } from '@scanfix/shared-types';
import { useEffect, useRef } from 'react';
import { problemCodeOf } from '@/api/failures';
import { useShown } from '@/components/use-live-reload';
import { useLoaded, type Loaded } from '@/components/use-loaded';
import { device } from '@/device';
import type { TicketAccess } from './ticket-access';

/** While the engineer is on the way: a dot that moves, not a film. */
const positionMilliseconds = 15_000;

export interface Service {
  visits: MyVisit[];
  /** Null while nobody is asked. */
  followUp: MyFollowUp | null;
}

async function askedOf(access: TicketAccess): Promise<MyFollowUp | null> {
  try {
    return await access.followUp();
  } catch (error) {
    const code = problemCodeOf(error);
    if (code === 'not-found' || code === 'forbidden') return null;
    throw error;
  }
}

/** Who comes, what was done and what is asked: only once somebody was sent, and anew with each step of the ticket. */
export function useService(access: TicketAccess, ticket: TicketProgress): Loaded<Service> {
  const sent = ticket.timeline.some(({ action }) => action === 'assign');
  const done = ticket.state === 'completed' || ticket.state === 'closed';
  const service = useLoaded(sent ? 'service' : null, async () => {
    const [visits, followUp] = await Promise.all([access.visits(), done ? askedOf(access) : null]);
    return { visits, followUp };
  });
  const { reload } = service;
  const step = `${ticket.state} ${ticket.updatedAt}`;
  const seen = useRef(step);
  useEffect(() => {
    if (seen.current === step) return;
    seen.current = step;
    if (sent) void reload();
  }, [step, sent, reload]);

  const moving = useShown() && ticket.state === 'en_route';
  useEffect(() => {
    if (!moving) return undefined;
    const timer = setInterval(() => device.isOnline() && void reload(), positionMilliseconds);
    return () => clearInterval(timer);
  }, [moving, reload]);
  return service;
}
