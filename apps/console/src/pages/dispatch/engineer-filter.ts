import type { EngineerStatus, EngineerSummary } from '@scanfix/shared-types';

/** One filter for list, map and timeline: they show the same people. */
export interface EngineerFilter {
  search: string | undefined;
  status: EngineerStatus | undefined;
}

export function filterEngineers(engineers: readonly EngineerSummary[], { search, status }: EngineerFilter): EngineerSummary[] {
  const wanted = search?.trim().toLowerCase();
  return engineers.filter((engineer) => (!wanted || engineer.name.toLowerCase().includes(wanted)) && (!status || engineer.status === status));
}
