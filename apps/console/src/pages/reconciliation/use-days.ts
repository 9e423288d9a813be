import type { Reconciliation, ReconciliationQuery } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { usePages, type Pages } from '../../components/use-pages';

const lookAgainMilliseconds = 2_000;

/** Days that were reconciled, newest first; looked at again while one of them is being worked at. */
export function useDays(query: ReconciliationQuery): Pages<Reconciliation> {
  const client = useQueryClient();
  const pages = usePages<Reconciliation>(keys.reconciliationList(query), (cursor) => call('GET /reconciliations', { query: { ...query, limit: 100, cursor } }));
  const isRunning = pages.rows.some(({ state }) => state === 'running');
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: ['reconciliations', 'list'] }), lookAgainMilliseconds);
    return () => clearInterval(timer);
  }, [client, isRunning]);
  return pages;
}

export function differenceCount({ oursOnly, theirsOnly, amountDiffers }: Reconciliation): number {
  return oursOnly + theirsOnly + amountDiffers;
}
