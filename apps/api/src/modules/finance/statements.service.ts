import { Injectable } from '@nestjs/common';
import type { Fen, StatementGroup, StatementQuery, StatementRow } from '@scanfix/shared-types';
import { daysBetween, daysOf } from './finance.days.js';
import { CustomersService } from '../customers/customers.service.js';
import { PeopleService } from '../identity/people.service.js';
import { LedgerReportsService, type PeriodSums } from '../ledger/ledger-reports.service.js';
import { LocationsService } from '../locations/locations.service.js';
import { invalidField } from '../../platform/errors/domain-error.js';

/** Days: two years and a leap day. */
const longestPeriod = 731;
const nothing: Omit<PeriodSums, 'key'> = { tickets: 0, approved: 0, received: 0, refunded: 0, revenue: 0, tax: 0, fees: 0 };

/** Sums of the ledger's lines by whom or when they count for. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly ledger: LedgerReportsService,
    private readonly customers: CustomersService,
    private readonly people: PeopleService,
    private readonly locations: LocationsService,
  ) {}

  async rows(organizationId: number, { by, from, to }: StatementQuery): Promise<StatementRow[]> {
    if (to < from) throw invalidField('to', 'before-start');
    if (daysBetween(from, to) >= longestPeriod) throw invalidField('to', 'too-large');
    const sums = await this.ledger.ofPeriod(organizationId, by, from, to);
    return by === 'day' ? this.byDay(organizationId, sums, from, to) : this.byWhom(organizationId, by, sums, to);
  }

  /** Each day with what was owed at its end. */
  private async byDay(organizationId: number, sums: readonly PeriodSums[], from: string, to: string): Promise<StatementRow[]> {
    const movements = await this.ledger.receivableMovements(organizationId, from, to);
    const byDay = new Map(sums.map((row) => [row.key, row]));
    let open = movements.before;
    return daysOf(from, to).flatMap((day) => {
      open += movements.days.get(day) ?? 0;
      const row = byDay.get(day);
      return row ? [{ ...row, key: day, name: day, open }] : [];
    });
  }

  /** Who owes at the end stands there too where nothing happened in the period. The largest sums first. */
  private async byWhom(organizationId: number, by: Exclude<StatementGroup, 'day'>, sums: readonly PeriodSums[], to: string): Promise<StatementRow[]> {
    const open = await this.ledger.openBy(organizationId, by, to);
    const byKey = new Map(sums.map(({ key, ...row }) => [key, row]));
    const keys = [...new Set([...byKey.keys(), ...open.keys()])];
    const names = await this.namesOf(organizationId, by, keys.flatMap((key) => (key === null ? [] : [Number(key)])));
    return keys
      .map((key) => ({ key: key ?? '', name: key === null ? null : names.get(Number(key)) ?? null, ...(byKey.get(key) ?? nothing), open: open.get(key) ?? 0 }))
      .sort((one, other) => weight(other) - weight(one) || one.key.localeCompare(other.key));
  }

  private async namesOf(organizationId: number, by: Exclude<StatementGroup, 'day'>, ids: number[]): Promise<Map<number, string>> {
    switch (by) {
      case 'customer': return this.customers.names(organizationId, ids);
      case 'engineer': return new Map([...await this.people.byIds(organizationId, ids)].flatMap(([id, { name }]) => (name === null ? [] : [[id, name]])));
      case 'site': return new Map([...await this.locations.summaries(organizationId, ids)].map(([id, { path }]) => [id, path.join(' / ')]));
    }
  }
}

function weight({ approved, received, open }: { approved: Fen; received: Fen; open: Fen }): Fen {
  return Math.abs(approved) + received + Math.abs(open);
}
