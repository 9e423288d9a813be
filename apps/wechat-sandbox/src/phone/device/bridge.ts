import type { PhoneBridgeCalls, PhoneBridgeEvents, PhoneBridgeMethod } from '@scanfix/shared-types';
import { useCallback, useEffect, useRef, type RefObject } from 'react';

/** What a call is answered with instead of a result; the words are WeChat's. */
export class BridgeRefusal extends Error {}

export type BridgeHandlers = {
  [Method in PhoneBridgeMethod]: (params: PhoneBridgeCalls[Method]['params']) => Promise<PhoneBridgeCalls[Method]['result']>;
};

interface Call {
  scanfix: 'call';
  id: number;
  method: PhoneBridgeMethod;
  params: never;
}

/** Answers the page in the frame, and nobody else: neither another window nor another origin in the same frame. */
export function useBridge(frame: RefObject<HTMLIFrameElement>, origin: string, handlers: BridgeHandlers) {
  const current = useRef(handlers);
  current.current = handlers;

  useEffect(() => {
    async function listen({ origin: from, source, data }: MessageEvent<Partial<Call> | null>): Promise<void> {
      if (from !== origin || !source || source !== frame.current?.contentWindow || data?.scanfix !== 'call') return;
      const answer = await answerTo(data as Call, current.current);
      // The frame may have gone to another page while somebody thought about a dialog.
      if (source === frame.current?.contentWindow) source.postMessage({ scanfix: 'answer', id: data.id, ...answer }, { targetOrigin: origin });
    }
    const listener = (event: MessageEvent): void => void listen(event);
    window.addEventListener('message', listener);
    return () => window.removeEventListener('message', listener);
  }, [frame, origin]);

  return useCallback(
    <Name extends keyof PhoneBridgeEvents>(event: Name, data: PhoneBridgeEvents[Name]) =>
      frame.current?.contentWindow?.postMessage({ scanfix: 'event', event, data }, origin),
    [frame, origin],
  );
}

async function answerTo({ method, params }: Call, handlers: BridgeHandlers): Promise<{ result: unknown } | { error: string }> {
  if (!Object.hasOwn(handlers, method)) return { error: `${String(method)}:fail no such method` };
  try {
    return { result: await handlers[method](params) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
