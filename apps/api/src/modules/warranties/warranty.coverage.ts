import type { WarrantyDecision } from '@scanfix/shared-types';

/** What of a bill the decision carries. */
export interface Coverage {
  callOut: boolean;
  labour: boolean;
  part: (partId: number) => boolean;
}

/** The device's warranty and our own guarantee carry everything, a contract what it includes, and a part's own warranty that part and the way and work to change it. */
export function coverageOf({ covered, ground, contract, part }: Pick<WarrantyDecision, 'covered' | 'ground' | 'contract' | 'part'>): Coverage {
  if (!covered) return { callOut: false, labour: false, part: () => false };
  if (ground === 'contract') return { callOut: true, labour: contract?.labour === true, part: () => contract?.parts === true };
  return { callOut: true, labour: true, part: (partId) => ground !== 'part-warranty' || partId === part?.partId };
}
