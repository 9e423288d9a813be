import { useCallback, useEffect, useRef, useState } from 'react';
import type { DemoSticker, OrderView, PayMessage, PersonView, PhoneConfiguration, Place, SandboxChange, SmsMessage } from '../contract.js';
import { isLoopback } from './links.js';
import { payApi } from './pay-api.js';
import { listenToSandbox, sandboxApi } from './sandbox-api.js';

export interface SandboxData {
  configuration: PhoneConfiguration;
  people: PersonView[];
  stickers: DemoSticker[];
  places: Place[];
  sms: SmsMessage[];
  payMessages: PayMessage[];
  /** Native orders that can be paid. */
  payCodes: OrderView[];
  /** Grows whenever something about money changes. */
  payVersion: number;
}

async function load(): Promise<SandboxData> {
  const [configuration, people, stickers, places, sms, payMessages, payCodes] = await Promise.all([
    sandboxApi.configuration(),
    sandboxApi.people(),
    sandboxApi.stickers(),
    sandboxApi.places(),
    sandboxApi.sms(),
    payApi.messages(),
    payApi.openCodes(),
  ]);
  goToTrustedName(configuration);
  return { configuration, people, stickers, places, sms, payMessages, payCodes, payVersion: 0 };
}

/** The mini-program answers one origin only, and to it localhost and 127.0.0.1 are two. */
function goToTrustedName({ h5Url }: PhoneConfiguration): void {
  const { hostname } = new URL(h5Url);
  const mistaken = isLoopback(hostname) && isLoopback(location.hostname) && hostname !== location.hostname;
  if (mistaken) location.hostname = hostname;
}

function apply(data: SandboxData, change: SandboxChange): SandboxData {
  switch (change.kind) {
    case 'people':
      return { ...data, people: change.people };
    case 'stickers':
      return { ...data, stickers: change.stickers };
    case 'places':
      return { ...data, places: change.places };
    case 'sms':
      return { ...data, sms: [...data.sms.filter(({ id }) => id !== change.message.id), change.message] };
    case 'pay':
      return { ...data, payVersion: data.payVersion + 1 };
    case 'pay-message':
      return { ...data, payMessages: [...data.payMessages.filter(({ id }) => id !== change.message.id), change.message] };
    case 'reset':
      return { ...data, people: [], stickers: [], places: [], sms: [], payMessages: [], payCodes: [] };
  }
}

/** What the server keeps, always as it is now. */
export function useSandbox(): { data: SandboxData | null; failed: boolean; reload: () => void } {
  const [data, setData] = useState<SandboxData | null>(null);
  const [failed, setFailed] = useState(false);
  const changes = useRef(0);
  const reload = useCallback((): void => {
    setFailed(false);
    const before = changes.current;
    load().then((loaded) => {
      setData(loaded);
      // What came while it was loaded may not be in it.
      if (changes.current !== before) reload();
    }, () => setFailed(true));
  }, []);
  useEffect(() => {
    reload();
    return listenToSandbox((change) => {
      // Those of money only say that something is new, and come in floods.
      if (change.kind !== 'pay') changes.current += 1;
      setData((current) => current && apply(current, change));
    }, reload);
  }, [reload]);
  const payVersion = data?.payVersion ?? 0;
  useEffect(() => {
    if (payVersion > 0) payApi.openCodes().then((payCodes) => setData((current) => current && { ...current, payCodes }), () => undefined);
  }, [payVersion]);
  return { data, failed, reload };
}
