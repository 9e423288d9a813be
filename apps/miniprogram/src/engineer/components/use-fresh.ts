import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { useEvent } from '@/components/use-event';
import { device } from '@/device';
import { useFieldQueue } from '@/field-work/use-field-work';
import { listenLive } from '@/session/live';

const pollMilliseconds = 60_000;

/**
 * Loads anew whenever it may be out of date: shown again, network back, something heard; and where nothing is heard, each minute. `whenSent`:
 * also when a step has arrived. Never below another page: that is drawn for nobody.
 */
export function useFresh(load: () => void, { whenSent }: { whenSent: boolean }): void {
  const shown = useRef(true);
  const reload = useEvent(() => {
    if (shown.current) load();
  });
  const waiting = useFieldQueue().entries.length;
  const before = useRef(waiting);
  useDidShow(() => {
    // The first time the page loads by itself; it may be told of that showing, or be drawn too late for it.
    const back = !shown.current;
    shown.current = true;
    if (back) reload();
  });
  useDidHide(() => {
    shown.current = false;
  });
  useEffect(() => {
    if (whenSent && waiting < before.current) reload();
    before.current = waiting;
  }, [whenSent, waiting, reload]);
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
