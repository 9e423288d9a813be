import type { StaffSummary } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';

export function usePolicies() {
  return useQuery({ queryKey: keys.slaPolicies, queryFn: async () => [...(await call('GET /sla-policies'))].sort((a, b) => a.position - b.position || a.id - b.id) });
}

export function useCalendars() {
  return useQuery({ queryKey: keys.businessCalendars, queryFn: () => call('GET /business-calendars') });
}

/** Everybody on the staff, as an escalation may name anybody. */
export function useAllStaff() {
  return useQuery({ queryKey: keys.allStaff, queryFn: loadAllStaff, staleTime: 5 * 60_000 });
}

export function useStaffNames(): ReadonlyMap<number, string> {
  const { data } = useAllStaff();
  return useMemo(() => new Map(data?.map(({ id, name }) => [id, name])), [data]);
}

async function loadAllStaff(): Promise<StaffSummary[]> {
  const people: StaffSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await call('GET /staff', { query: { limit: 100, cursor } });
    people.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return people;
}
