import { Injectable } from '@nestjs/common';
import type { EngineerPosition, EngineerSummary } from '@scanfix/shared-types';
import type { EngineerAbsenceRow } from './engineer-absence.entity.js';
import type { EngineerRow } from './engineer.entity.js';
import type { EngineerFacts, EngineerLoad } from './engineer.facts.js';
import { factsOf, positionOf, summaryOf } from './engineer.mapper.js';
import { EngineerPositionsRepository } from './engineer-positions.repository.js';
import { EngineersRepository } from './engineers.repository.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { weekClockOf } from '../../platform/time/week-clock.js';
import type { Period } from '../../platform/time/weekly-hours.js';
import { DispatchSettingsService } from '../dispatch-settings/dispatch-settings.service.js';
import { PeopleService, type StaffMember } from '../identity/people.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';

export type { EngineerFacts } from './engineer.facts.js';

/** What everybody has to do, or one engineer; who has nothing may be missing. */
export type LoadsProvider = (organizationId: number, engineerId?: number) => Promise<Map<number, EngineerLoad>>;
/** Whether a job of theirs is accepted and not finished. */
export type PositionWanted = (organizationId: number, engineerId: number) => Promise<boolean>;

/** Engineers as other modules see them: everybody with the role, whether described or not. */
@Injectable()
export class EngineersService {
  private loads: LoadsProvider = () => Promise.resolve(new Map());
  private wanted: PositionWanted = () => Promise.resolve(false);

  constructor(
    private readonly repository: EngineersRepository,
    private readonly positions: EngineerPositionsRepository,
    private readonly people: PeopleService,
    private readonly organizations: OrganizationsService,
    private readonly settings: DispatchSettingsService,
  ) {}

  /** Said by the visits module when it starts; engineers must not know visits. */
  loadsFrom(provider: LoadsProvider): void {
    this.loads = provider;
  }

  /** Said by the visits module when it starts. */
  wantedFrom(provider: PositionWanted): void {
    this.wanted = provider;
  }

  positionWanted(organizationId: number, engineerId: number): Promise<boolean> {
    return this.wanted(organizationId, engineerId);
  }

  /** Whoever has the role now, and may be sent. @throws DomainError `not-found` */
  async require(organizationId: number, id: number): Promise<StaffMember> {
    const [member] = await this.people.membersWithRole(organizationId, 'engineer', id);
    if (!member) throw new DomainError('not-found');
    return member;
  }

  async isEngineer(organizationId: number, id: number): Promise<boolean> {
    return (await this.people.membersWithRole(organizationId, 'engineer', id)).length > 0;
  }

  /** In the order in which they came. */
  members(organizationId: number): Promise<StaffMember[]> {
    return this.people.membersWithRole(organizationId, 'engineer');
  }

  /** Everything that decides who goes, of everybody: five queries, however many they are. */
  async all(organizationId: number, now = new Date()): Promise<EngineerFacts[]> {
    return this.read(organizationId, await this.members(organizationId), now);
  }

  /** As `all`, of one. @throws DomainError `not-found` */
  async one(organizationId: number, id: number, now = new Date()): Promise<EngineerFacts> {
    const [engineer] = await this.read(organizationId, [await this.require(organizationId, id)], now, id);
    if (!engineer) throw new DomainError('not-found');
    return engineer;
  }

  /** As the desk sees them; facts that are at hand need no query. */
  async summaries(organizationId: number, engineers?: readonly EngineerFacts[], now = new Date()): Promise<EngineerSummary[]> {
    const [{ timeZone }, facts] = await Promise.all([this.organizations.settings(organizationId), engineers ?? this.all(organizationId, now)]);
    const clock = weekClockOf(now, timeZone);
    return facts.map((engineer) => summaryOf(engineer, now, clock));
  }

  /** The last known place, while it may be known. */
  async positionOf(organizationId: number, id: number): Promise<EngineerPosition | null> {
    const position = (await this.positions.since(organizationId, await this.oldestPosition(organizationId, new Date()), id)).get(id);
    return position ? positionOf(position) : null;
  }

  /** Whoever gives somebody a job holds their row, so that two at once do not both take the last free place. */
  lock(transaction: Transaction, organizationId: number, id: number): Promise<EngineerRow> {
    return this.repository.lock(transaction, organizationId, id);
  }

  async absencesBetween(organizationId: number, from: Date, to: Date): Promise<(Period & { engineerId: number })[]> {
    return (await this.repository.absences(organizationId, { from, to })).map(({ engineerId, startsAt, endsAt }) => ({ engineerId, from: startsAt, to: endsAt }));
  }

  private async read(organizationId: number, members: readonly StaffMember[], now: Date, engineerId?: number): Promise<EngineerFacts[]> {
    const [rows, positions, absenceRows, loads] = await Promise.all([
      this.repository.rows(organizationId, engineerId),
      this.positions.since(organizationId, await this.oldestPosition(organizationId, now), engineerId),
      this.repository.absences(organizationId, { from: now, engineerId }),
      this.loads(organizationId, engineerId),
    ]);
    const absences = new Map<number, EngineerAbsenceRow[]>();
    for (const absence of absenceRows) absences.set(absence.engineerId, [...absences.get(absence.engineerId) ?? [], absence]);
    return members.map((member) => factsOf({ member, row: rows.get(member.id), position: positions.get(member.id), absences: absences.get(member.id), load: loads.get(member.id) }));
  }

  /** What is due to be removed is not shown any more, whether or not it was removed already. */
  private async oldestPosition(organizationId: number, now: Date): Promise<Date> {
    const { positionKeptHours } = await this.settings.settings(organizationId);
    return new Date(now.getTime() - positionKeptHours * 3_600_000);
  }
}
