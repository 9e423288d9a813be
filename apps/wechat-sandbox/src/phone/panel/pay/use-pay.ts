import { useCallback, useEffect, useState } from 'react';
import type { BillChange, MerchantView, NotificationPlan, NotificationView, OrderView, PaySettings, PlannedFault, Wallet } from '../../../contract.js';
import { payApi } from '../../pay-api.js';

const shown = 20;

export interface PayData {
  orders: OrderView[];
  notifications: NotificationView[];
  plan: NotificationPlan | null;
  settings: PaySettings;
  merchant: MerchantView;
  billChanges: BillChange[];
  wallets: Wallet[];
  faults: PlannedFault[];
}

/** Does something to WeChat Pay and looks at it again; what went wrong stands in `failure`. */
export type Act = (what: () => Promise<unknown>) => void;

async function load(): Promise<PayData> {
  const [orders, notifications, plan, settings, merchant, billChanges, wallets, faults] = await Promise.all([
    payApi.orders(shown),
    payApi.notifications(shown),
    payApi.plan(),
    payApi.settings(),
    payApi.merchant(),
    payApi.billChanges(),
    payApi.wallets(),
    payApi.faults(),
  ]);
  return { orders, notifications, plan, settings, merchant, billChanges, wallets, faults };
}

/** Nothing is asked for while nobody looks. */
export function usePay(open: boolean, version: number): { data: PayData | null; failure: string | null; act: Act } {
  const [data, setData] = useState<PayData | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const fail = useCallback((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)), []);

  useEffect(() => {
    if (!open) return undefined;
    let current = true;
    load().then((loaded) => current && setData(loaded), fail);
    return () => {
      current = false;
    };
  }, [open, version, fail]);

  const act = useCallback<Act>((what) => {
    setFailure(null);
    what().then(load).then(setData).catch(fail);
  }, [fail]);
  return { data, failure, act };
}
