import { stopPullDownRefresh, useDidHide, useDidShow, usePullDownRefresh } from '@tarojs/taro';
import type { TicketProgress } from '@scanfix/shared-types';
import { useEffect, useRef, useState } from 'react';
import { useLoaded, type Loaded } from '@/components/use-loaded';
import { device } from '@/device';
import { listenLive } from '@/session/live';
import { ticketAccess, type TicketAccess, type TicketReference } from './ticket-access';

const pollMilliseconds = 10_000;
/** Visitors with a link have no stream of their own; they ask less often. */
const followPollMilliseconds = 20_000;
/** Beside a stream, for the time it is broken. */
const besideStreamMilliseconds = 60_000;

/** Whether somebody can be looking. */
export function useShown(): boolean {
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
