import type { CalendarDate, ContractState, Fen, ServiceContract } from '@scanfix/shared-types';
import type { ContractRow } from './contract.entity.js';
import { addDays } from '../../platform/time/calendar-day.js';

type Term = Pick<ContractRow, 'startsOn' | 'endsOn' | 'terminatedAt' | 'renewalReminderDays'>;

/** `today` is the day where the organization is. The last day still counts. */
export function stateOf({ startsOn, endsOn, terminatedAt, renewalReminderDays }: Term, today: CalendarDate): ContractState {
  if (terminatedAt !== null) return 'terminated';
  if (today < startsOn) return 'upcoming';
  if (today > endsOn) return 'expired';
  return today >= addDays(endsOn, -renewalReminderDays) ? 'expiring' : 'active';
}

export function contractOf(row: ContractRow, { customerName, usedVisits, onCredit, today }: { customerName: string; usedVisits: number; onCredit: Fen; today: CalendarDate }): ServiceContract {
  return {
    id: row.id, number: row.number, name: row.name, customer: { id: row.customerId, name: customerName }, startsOn: row.startsOn, endsOn: row.endsOn, state: stateOf(row, today),
    coverage: row.coverage, includedVisits: row.includedVisits, usedVisits, includesLabour: row.includesLabour, includesParts: row.includesParts, discountPercent: row.discountPercent,
    credit: row.credit, creditLimit: row.creditLimit, creditUsed: row.credit ? onCredit : null, paymentDays: row.paymentDays, renewalReminderDays: row.renewalReminderDays, fee: row.fee, note: row.note,
    terminatedAt: row.terminatedAt?.toISOString() ?? null, version: row.version,
  };
}
