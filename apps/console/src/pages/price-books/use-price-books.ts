import type { Part } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';

export function usePriceBooks() {
  return useQuery({ queryKey: keys.priceBooks, queryFn: () => call('GET /price-books') });
}

/** The whole catalogue, also what is no longer in use: a price book may still name it. */
export function useAllParts(enabled = true) {
  const query = useQuery({ queryKey: keys.partList({ everything: true }), queryFn: allParts, staleTime: 60_000, enabled });
  const byId = useMemo(() => new Map(query.data?.map((part) => [part.id, part])), [query.data]);
  return { parts: query.data ?? [], byId, isPending: query.isPending };
}

async function allParts(): Promise<Part[]> {
  const parts: Part[] = [];
  let cursor: string | undefined;
  do {
    const page = await call('GET /parts', { query: { withInactive: true, limit: 100, cursor } });
    parts.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return parts;
}
