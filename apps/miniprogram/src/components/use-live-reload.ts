import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { device } from '@/device';
import { listenLive } from '@/session/live';

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

/** Keeps what belongs to a ticket up to date while somebody looks: pushed where the device has streams, else asked for. Null: known by its link only. */
export function useLiveReload(ticketId: number | null, reload: () => Promise<void>): void {
  const shown = useShown();
  const wasShown = useRef(true);
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
}
