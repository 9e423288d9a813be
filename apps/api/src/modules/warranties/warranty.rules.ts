import type { CalendarDate, Warranty, WarrantyDecision } from '@scanfix/shared-types';

/** A decision without what an engineer found, which is kept beside it. */
export type DecidedWarranty = Omit<WarrantyDecision, 'misuse' | 'decidedAt'>;

/** A part that was put into the device and is still under its own warranty. */
export interface WarrantedPart {
  partId: number;
  name: string;
  installedOn: CalendarDate;
  until: CalendarDate;
}

export interface WarrantyFacts {
  misuse: boolean;
  /** It went out again: the first repair did not hold. */
  rework: boolean;
  /** Of the device; null where the ticket is about none. */
  device: Warranty | null;
  /** The contract that speaks of the device on that day, also one whose visits are used up. */
  contract: NonNullable<WarrantyDecision['contract']> & { until: CalendarDate } | null;
  parts: readonly WarrantedPart[];
}

/** Who pays. Misuse ends every promise; our own work that did not hold is free; then the device's warranty, the contract, the parts put in before. */
export function warrantyOf({ misuse, rework, device, contract, parts }: WarrantyFacts): DecidedWarranty {
  const no = { until: null, contract: null, part: null };
  if (misuse) return { covered: false, ground: 'misuse', ...no };
  if (rework) return { covered: true, ground: 'rework-guarantee', ...no };
  if (device === null) return { covered: false, ground: 'no-asset', ...no };
  if (device.status === 'in-warranty') return { covered: true, ground: device.reason, ...no, until: device.until };
  const shown = contract && { id: contract.id, number: contract.number, visitsLeft: contract.visitsLeft, labour: contract.labour, parts: contract.parts };
  if (contract && contract.visitsLeft !== 0) return { covered: true, ground: 'contract', ...no, until: contract.until, contract: shown };
  const [part] = [...parts].sort((one, other) => (one.until < other.until ? 1 : -1));
  if (part) return { covered: true, ground: 'part-warranty', ...no, until: part.until, part: { partId: part.partId, name: part.name, installedOn: part.installedOn } };
  if (contract) return { covered: false, ground: 'contract-exhausted', ...no, until: contract.until, contract: shown };
  return { covered: false, ground: device.reason, ...no, until: device.until };
}

/** Where the first report alone decides. Null: contracts and parts must be asked. */
export function decidedByReport({ assetId, warranty }: { assetId: number | null; warranty: Warranty | null }): DecidedWarranty | null {
  if (assetId !== null && warranty?.status !== 'in-warranty') return null;
  return warrantyOf({ misuse: false, rework: false, device: assetId === null ? null : warranty, contract: null, parts: [] });
}
