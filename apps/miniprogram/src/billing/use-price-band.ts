import type { PriceBand, PriceBandQuery } from '@scanfix/shared-types';
import { useRef } from 'react';
import { send } from '@/api/transport';
import { useLoaded } from '@/components/use-loaded';
import { call } from '@/session/call';

/** Without a sticker the place and the kind of device are the organization's own: it is asked for by who is known. */
const loadBand = (query: PriceBandQuery): Promise<PriceBand> => (query.stickerCode ? send('GET /price-band', { query }, null) : call('GET /my/price-band', { query }));

/** What it will cost, as far as prices say; null while nobody knows. It is a service: without it one can report all the same. */
export function usePriceBand(query: PriceBandQuery | null): PriceBand | null {
  const { value, error } = useLoaded(query && JSON.stringify(query), () => loadBand(query ?? {}));
  const last = useRef<PriceBand | null>(null);
  // While another fault or hour is asked for, the last answer stays.
  if (value) last.current = value;
  return query && !error ? last.current : null;
}
