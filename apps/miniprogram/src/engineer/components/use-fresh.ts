import { useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { useEvent } from '@/components/use-event';
import { device } from '@/device';
import { useFieldQueue } from '@/field-work/use-field-work';
import { listenLive } from '@/session/live';

const pollMilliseconds = 60_000;

/** Loads anew whenever it may be out of date: shown again, network back, something sent, something heard; and where nothing is heard, each minute. */
export function useFresh(load: () => void): void {
  const reload = useEvent(load);
  const waiting = useFieldQueue().entries.length;
  const before = useRef(waiting);
  const shown = useRef(false);
  // The first time the page loads by itself.
  useDidShow(() => {
    if (shown.current) reload();
    shown.current = true;
  });
  useEffect(() => {
    if (waiting < before.current) reload();
    before.current = waiting;
  }, [waiting, reload]);
  useEffect(() => {
    const stopNetwork = device.onNetworkChange((online) => online && reload());
    const stopLive = listenLive(() => reload());
    const timer = device.openStream ? undefined : setInterval(() => device.isVisible() && device.isOnline() && reload(), pollMilliseconds);
    return () => {
      stopNetwork();
      stopLive();
      clearInterval(timer);
    };
  }, [reload]);
}
