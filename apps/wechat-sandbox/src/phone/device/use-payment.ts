import { useCallback, useRef, useState } from 'react';
import type { OpenSheet, PaymentSheet } from '../../contract.js';
import { payApi } from '../pay-api.js';
import { BridgeRefusal } from './bridge.js';

/** `paid`, given up, or failed for a reason in words. */
export type PaymentEnd = 'paid' | 'cancel' | { failed: string };

export interface Paying {
  sheet: PaymentSheet;
  finish: (end: PaymentEnd) => void;
}

const call = 'requestPayment';

/** WeChat's payment sheet over whatever is open. One at a time: a second one takes the first one's place, which is then given up. */
export function usePayment(): { paying: Paying | null; pay: (wanted: OpenSheet) => Promise<null>; giveUp: () => void } {
  const [paying, setPaying] = useState<Paying | null>(null);
  const current = useRef<Paying | null>(null);

  const show = useCallback((next: Paying | null) => {
    current.current = next;
    setPaying(next);
  }, []);
  const giveUp = useCallback(() => current.current?.finish('cancel'), []);

  const pay = useCallback(async (wanted: OpenSheet): Promise<null> => {
    giveUp();
    const sheet = await open(wanted);
    const end = await new Promise<PaymentEnd>((resolve) => {
      const next: Paying = {
        sheet,
        finish: (reached) => {
          if (current.current === next) show(null);
          resolve(reached);
        },
      };
      show(next);
    });
    if (end === 'paid') return null;
    // Nobody waits for the sandbox to forget the sheet.
    void payApi.closeSheet(sheet.id).catch(() => undefined);
    throw new BridgeRefusal(`${call}:fail ${end === 'cancel' ? 'cancel' : end.failed}`);
  }, [giveUp, show]);

  return { paying, pay, giveUp };
}

async function open(wanted: OpenSheet): Promise<PaymentSheet> {
  try {
    return await payApi.openSheet(wanted);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new BridgeRefusal(text.startsWith(call) ? text : `${call}:fail ${text}`);
  }
}
