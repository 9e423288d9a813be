import type { PhoneBridgeCalls, PhoneBridgeEvents, PhoneBridgeMethod } from '@scanfix/shared-types';
import { DeviceError, type DeviceFailure } from '../contract';

const helloTimeoutMilliseconds = 3_000;

type Answer = { scanfix: 'answer'; id: number; result?: unknown; error?: string };
type Event = { scanfix: 'event'; event: keyof PhoneBridgeEvents; data: unknown };

export interface Phone {
  person: string;
  online: boolean;
  call<Method extends PhoneBridgeMethod>(method: Method, ...params: PhoneBridgeCalls[Method]['params'] extends undefined ? [] : [PhoneBridgeCalls[Method]['params']]): Promise<PhoneBridgeCalls[Method]['result']>;
  on<Name extends keyof PhoneBridgeEvents>(event: Name, listener: (data: PhoneBridgeEvents[Name]) => void): void;
}

let phone: Phone | null = null;

/** The sandbox phone that frames this page, once it has said hello. */
export const currentPhone = (): Phone | null => phone;
export const isFramed = (): boolean => window.parent !== window;

function failureOf(message: string): DeviceFailure {
  if (/cancel/i.test(message)) return 'cancelled';
  return /den/i.test(message) ? 'permission-refused' : 'failed';
}

/** Only the sandbox's own origin is ever spoken to or believed; without an answer this is an ordinary browser. */
export async function connect(sandboxOrigin: string): Promise<void> {
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: DeviceError) => void }>();
  const listeners = new Map<keyof PhoneBridgeEvents, ((data: unknown) => void)[]>();
  let lastId = 0;

  window.addEventListener('message', ({ origin, source, data }: MessageEvent<Answer | Event | null>) => {
    if (origin !== sandboxOrigin || source !== window.parent || !data) return;
    if (data.scanfix === 'event') listeners.get(data.event)?.forEach((listener) => listener(data.data));
    if (data.scanfix !== 'answer') return;
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) call?.resolve(data.result);
    else call?.reject(new DeviceError(failureOf(data.error), data.error));
  });

  const call: Phone['call'] = (method, ...[params]) => new Promise((resolve, reject) => {
    lastId += 1;
    waiting.set(lastId, { resolve: resolve as (result: unknown) => void, reject });
    window.parent.postMessage({ scanfix: 'call', id: lastId, method, params }, sandboxOrigin);
  });
  const on: Phone['on'] = (event, listener) => {
    listeners.set(event, [...(listeners.get(event) ?? []), listener as (data: unknown) => void]);
  };

  const hello = await Promise.race([
    call('hello'),
    new Promise<null>((resolve) => setTimeout(() => resolve(null), helloTimeoutMilliseconds)),
  ]);
  if (hello) phone = { ...hello, call, on };
}
