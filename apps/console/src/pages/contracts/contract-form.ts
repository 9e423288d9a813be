import type { SaveContractRequest, ServiceContract } from '@scanfix/shared-types';
import type { Dayjs } from 'dayjs';
import { fromDay, toDay } from '../../components/zone';

export interface ContractForm extends Omit<SaveContractRequest, 'startsOn' | 'endsOn' | 'includedVisits' | 'note' | 'version'> {
  startsOn: Dayjs | null;
  endsOn: Dayjs | null;
  /** The number stays in its field while there is no limit. */
  limitsVisits: boolean;
  includedVisits: number | null;
  note?: string;
}

export function formOf(contract: ServiceContract | null, customerId: number | null): Partial<ContractForm> {
  if (!contract) {
    return {
      number: '', name: '', ...(customerId === null ? {} : { customerId }), startsOn: null, endsOn: null, coverage: { everything: true, assetIds: [], categoryIds: [], locationIds: [] }, limitsVisits: true, includedVisits: 12,
      includesLabour: true, includesParts: false, discountPercent: 0, credit: false, creditLimit: null, paymentDays: 30, renewalReminderDays: 30, fee: 0, note: '',
    };
  }
  const { customer, startsOn, endsOn, includedVisits, note, id: _id, state: _state, usedVisits: _used, creditUsed: _credit, terminatedAt: _at, version: _version, ...rest } = contract;
  return { ...rest, customerId: customer.id, startsOn: fromDay(startsOn), endsOn: fromDay(endsOn), limitsVisits: includedVisits !== null, includedVisits: includedVisits ?? 12, note: note ?? '' };
}

export function requestOf({ startsOn, endsOn, limitsVisits, includedVisits, note, coverage, creditLimit, ...rest }: ContractForm, version: number | undefined): SaveContractRequest {
  return {
    ...rest,
    number: rest.number.trim(),
    name: rest.name.trim(),
    startsOn: toDay(startsOn) ?? '',
    endsOn: toDay(endsOn) ?? '',
    // What is not looked at must not come back when the choice is made the other way later.
    coverage: coverage.everything ? { everything: true, assetIds: [], categoryIds: [], locationIds: [] } : coverage,
    includedVisits: limitsVisits ? includedVisits : null,
    creditLimit: rest.credit ? (creditLimit ?? null) : null,
    note: note?.trim() || null,
    ...(version === undefined ? {} : { version }),
  };
}
