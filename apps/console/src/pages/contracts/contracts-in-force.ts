import type { ContractQuery, ContractState, Page, ServiceContract } from '@scanfix/shared-types';

type Load = (query: ContractQuery & { state: ContractState; cursor?: string }) => Promise<Page<ServiceContract>>;

/** Contracts that count today, those that are about to end first: two lists of the API, read one after the other as one. */
export async function contractsInForce(load: Load, cursor: string | undefined): Promise<Page<ServiceContract>> {
  const [state = 'expiring', ...rest] = (cursor ?? 'expiring:').split(':');
  const at = rest.join(':');
  const page = await load({ state: state === 'active' ? 'active' : 'expiring', ...(at ? { cursor: at } : {}) });
  if (page.nextCursor !== null) return { items: page.items, nextCursor: `${state}:${page.nextCursor}` };
  if (state === 'active') return page;
  const active = await contractsInForce(load, 'active:');
  return { items: [...page.items, ...active.items], nextCursor: active.nextCursor };
}
