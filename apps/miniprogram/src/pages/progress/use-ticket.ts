import { stopPullDownRefresh, useDidHide, useDidShow, usePullDownRefresh } from '@tarojs/taro';
import type { CancelTicketRequest, CommentRequest, TicketProgress } from '@scanfix/shared-types';
import { useEffect, useRef, useState } from 'react';
import { send } from '@/api/transport';
import { useLoaded, type Loaded } from '@/components/use-loaded';
import { device } from '@/device';
import { call } from '@/session/call';
import { listenLive } from '@/session/live';

const pollMilliseconds = 10_000;
/** Visitors with a link have no stream of their own; they ask less often. */
const followPollMilliseconds = 20_000;
/** Beside a stream, for the time it is broken. */
const besideStreamMilliseconds = 60_000;

/** A ticket is found by its id with a session, or by its private link without. */
export type TicketReference = { id: number } | { follow: string };

export interface TicketAccess {
  load: () => Promise<TicketProgress>;
  comment: (body: CommentRequest, idempotencyKey: string) => Promise<TicketProgress>;
  cancel: (body: CancelTicketRequest) => Promise<TicketProgress>;
}

export function ticketAccess(reference: TicketReference): TicketAccess {
  if ('id' in reference) {
    const params = reference;
    return {
      load: () => call('GET /my/tickets/:id', { params }),
      comment: (body, idempotencyKey) => call('POST /my/tickets/:id/comments', { params, body, idempotencyKey }),
      cancel: (body) => call('POST /my/tickets/:id/cancel', { params, body }),
    };
  }
  const params = { followToken: reference.follow };
  return {
    load: () => send('GET /public/tickets/:followToken', { params }, null),
    comment: (body, idempotencyKey) => send('POST /public/tickets/:followToken/comments', { params, body, idempotencyKey }, null),
    cancel: (body) => send('POST /public/tickets/:followToken/cancel', { params, body }, null),
  };
}

function useShown(): boolean {
  const [shown, setShown] = useState(true);
  const [visible, setVisible] = useState(device.isVisible());
  useDidShow(() => setShown(true));
  useDidHide(() => setShown(false));
  useEffect(() => device.onVisibilityChange(setVisible), []);
  return shown && visible;
}

/** The ticket, kept up to date while somebody looks: pushed where the device has streams, else asked for. */
export function useTicket(reference: TicketReference): { ticket: Loaded<TicketProgress>; access: TicketAccess } {
  const [access] = useState(() => ticketAccess(reference));
  const key = 'id' in reference ? `id ${reference.id}` : `follow ${reference.follow}`;
  const ticket = useLoaded(key, access.load);
  const shown = useShown();
  const wasShown = useRef(true);
  const ticketId = 'id' in reference ? reference.id : null;
  const { reload } = ticket;

  useEffect(() => {
    if (!shown) {
      wasShown.current = false;
      return undefined;
    }
    if (!wasShown.current) void reload();
    wasShown.current = true;
    const streams = ticketId !== null && device.openStream !== null;
    const stop = streams ? listenLive((event) => (event.type === 'reset' || event.ticketId === ticketId) && void reload()) : () => undefined;
    const pause = streams ? besideStreamMilliseconds : ticketId === null ? followPollMilliseconds : pollMilliseconds;
    const timer = setInterval(() => device.isOnline() && void reload(), pause);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [shown, ticketId, reload]);

  usePullDownRefresh(() => void reload().then(() => stopPullDownRefresh()));
  return { ticket, access };
}
