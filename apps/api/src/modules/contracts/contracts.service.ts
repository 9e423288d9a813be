import { Injectable } from '@nestjs/common';
import type { CalendarDate, Fen, Page, SaveContractRequest, ServiceContract } from '@scanfix/shared-types';
import { ContractsRepository } from './contracts.repository.js';
import { covers, type CoveredDevice } from './contract-coverage.js';
import type { ContractRow } from './contract.entity.js';
import { contractOf, stateOf } from './contract.mapper.js';
import type { ContractQueryDto } from './dto/contract.dto.js';
import { AssetsService } from '../assets/assets.service.js';
import { AuditService } from '../audit/audit.service.js';
import { CustomersService } from '../customers/customers.service.js';
import { LedgerReportsService } from '../ledger/ledger-reports.service.js';
import { LocationsService } from '../locations/locations.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { refuseDuplicate } from '../../platform/database/duplicates.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';
import { nameKey } from '../../platform/search/name-key.js';
import { calendarDayOf } from '../../platform/time/calendar-day.js';

export type { CoveredDevice } from './contract-coverage.js';

/** What a contract says of one repair. */
export interface CoveringContract {
  id: number;
  number: string;
  endsOn: CalendarDate;
  /** Null: any number. */
  visitsLeft: number | null;
  labour: boolean;
  parts: boolean;
  discountPercent: number;
}

/** On what terms a customer pays by the monthly statement. */
export interface CreditTerms {
  contractId: number;
  number: string;
  /** Null: as much as they like. */
  limit: Fen | null;
  paymentDays: number;
}

const numberTaken = () => new DomainError('contract-number-taken', undefined, [{ field: 'number', code: 'taken' }]);

@Injectable()
export class ContractsService {
  constructor(
    private readonly contracts: ContractsRepository,
    private readonly customers: CustomersService,
    private readonly assets: AssetsService,
    private readonly locations: LocationsService,
    private readonly ledger: LedgerReportsService,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The contract that speaks of a device on a day: one with visits left before one without. Within a transaction, give it. */
  async covering(organizationId: number, device: CoveredDevice, on: CalendarDate, transaction?: Transaction): Promise<CoveringContract | null> {
    const found = (await this.contracts.ofCustomer(organizationId, device.customerId, on, transaction)).filter((contract) => covers(contract, device, on));
    const used = await this.contracts.usedVisits(found.map(({ id }) => id), transaction);
    const all = found.map((contract) => coveringOf(contract, used.get(contract.id) ?? 0));
    return all.find(({ visitsLeft }) => visitsLeft !== 0) ?? all[0] ?? null;
  }

  /** Null where no contract of the customer lets them pay later. The most generous of several. */
  async creditTerms(organizationId: number, customerId: number, on: CalendarDate, transaction?: Transaction): Promise<CreditTerms | null> {
    const found = (await this.contracts.ofCustomer(organizationId, customerId, on, transaction)).filter(({ credit }) => credit);
    const [best] = found.sort((one, other) => (other.creditLimit ?? Infinity) - (one.creditLimit ?? Infinity));
    return best ? { contractId: best.id, number: best.number, limit: best.creditLimit, paymentDays: best.paymentDays } : null;
  }

  /** Of two who lean on one contract at once, the second sees what the first took. */
  async hold(transaction: Transaction, organizationId: number, contractId: number): Promise<void> {
    if (!await this.contracts.lock(transaction, organizationId, contractId)) throw new DomainError('not-found');
  }

  /** Percent off what the contract does not include. */
  async discountPercent(organizationId: number, contractId: number, transaction?: Transaction): Promise<number> {
    return (await this.contracts.find(organizationId, contractId, transaction))?.discountPercent ?? 0;
  }

  /** Hold the contract first. Twice for one ticket is once. */
  takeVisit(transaction: Transaction, organizationId: number, contractId: number, ticketId: number): Promise<void> {
    return this.contracts.takeVisit(transaction, { organizationId, contractId, ticketId, takenAt: new Date() });
  }

  /** The ticket needs none after all. */
  giveVisitBack(transaction: Transaction, organizationId: number, ticketId: number): Promise<void> {
    return this.contracts.giveVisitBack(transaction, organizationId, ticketId);
  }

  async page(actor: Actor, { cursor, limit, ...filter }: ContractQueryDto): Promise<Page<ServiceContract>> {
    const { organizationId } = actor;
    const [beforeId] = decodeCursor(cursor, 'id') ?? [null];
    const today = await this.today(organizationId);
    const { items, nextCursor } = pageOf(await this.contracts.list(organizationId, filter, { beforeId, limit: limit + 1, today }), limit, ({ id }) => [id], (row) => row);
    return { items: await this.views(organizationId, items, today), nextCursor };
  }

  async one(organizationId: number, id: number): Promise<ServiceContract> {
    const row = await this.contracts.find(organizationId, id);
    const [contract] = row ? await this.views(organizationId, [row], await this.today(organizationId)) : [];
    if (!contract) throw new DomainError('not-found');
    return contract;
  }

  async create(actor: Actor, request: SaveContractRequest): Promise<ServiceContract> {
    const { organizationId } = actor;
    await this.refuseNonsense(organizationId, request, null);
    const id = await refuseDuplicate(() => this.unitOfWork.once(actor, async (transaction) => {
      const made = await this.contracts.insert(transaction, {
        organizationId, ...fieldsOf(request), remindedOf: null, terminatedAt: null, terminationReason: null, version: 1, createdAt: new Date(),
      });
      await this.audit.record(transaction, actor, { action: 'contract.created', subject: 'contract', subjectId: made, label: request.number });
      return made;
    }), numberTaken);
    return this.one(organizationId, id);
  }

  /** Also one that has expired: its end may be put off. */
  async save(actor: Actor, id: number, request: SaveContractRequest): Promise<ServiceContract> {
    const { organizationId } = actor;
    const present = await this.contracts.find(organizationId, id);
    if (!present) throw new DomainError('not-found');
    await this.refuseNonsense(organizationId, request, present);
    await refuseDuplicate(() => this.unitOfWork.run(async (transaction) => {
      const contract = await this.contracts.lock(transaction, organizationId, id);
      if (!contract) throw new DomainError('not-found');
      if (contract.terminatedAt !== null) throw new DomainError('contract-over');
      if (request.version !== undefined && request.version !== contract.version) throw new DomainError('version-conflict', { version: contract.version });
      await this.contracts.update(transaction, id, { ...fieldsOf(request), version: contract.version + 1 });
      await this.audit.record(transaction, actor, { action: 'contract.changed', subject: 'contract', subjectId: id, label: request.number });
    }), numberTaken);
    return this.one(organizationId, id);
  }

  async terminate(actor: Actor, id: number, reason: string): Promise<ServiceContract> {
    const { organizationId } = actor;
    const today = await this.today(organizationId);
    await this.unitOfWork.run(async (transaction) => {
      const contract = await this.contracts.lock(transaction, organizationId, id);
      if (!contract) throw new DomainError('not-found');
      if (['terminated', 'expired'].includes(stateOf(contract, today))) throw new DomainError('contract-over');
      await this.contracts.update(transaction, id, { terminatedAt: new Date(), terminationReason: reason, version: contract.version + 1 });
      await this.audit.record(transaction, actor, { action: 'contract.terminated', subject: 'contract', subjectId: id, label: contract.number, data: { reason } });
    });
    return this.one(organizationId, id);
  }

  private async today(organizationId: number): Promise<CalendarDate> {
    return calendarDayOf(new Date(), (await this.organizations.settings(organizationId)).timeZone);
  }

  private async views(organizationId: number, rows: readonly ContractRow[], today: CalendarDate): Promise<ServiceContract[]> {
    const [names, used, onCredit] = await Promise.all([
      this.customers.names(organizationId, rows.map(({ customerId }) => customerId)), this.contracts.usedVisits(rows.map(({ id }) => id)),
      this.ledger.onCredit(organizationId, rows.flatMap(({ credit, customerId }) => (credit ? [customerId] : []))),
    ]);
    return rows.map((row) => contractOf(row, { customerName: names.get(row.customerId) ?? '', usedVisits: used.get(row.id) ?? 0, onCredit: onCredit.get(row.customerId) ?? 0, today }));
  }

  /** Days, and things that there are; what the contract names already may have been withdrawn since. */
  private async refuseNonsense(organizationId: number, { customerId, startsOn, endsOn, coverage }: SaveContractRequest, present: ContractRow | null): Promise<void> {
    if (endsOn < startsOn) throw invalidField('endsOn', 'before-start');
    const { everything, assetIds, categoryIds, locationIds } = coverage;
    if (!everything && assetIds.length + categoryIds.length + locationIds.length === 0) throw invalidField('coverage.everything', 'required');
    const [customers, owners, categories, places] = await Promise.all([
      this.customers.names(organizationId, [customerId]), this.assets.customersOf(organizationId, assetIds), this.assets.categories(organizationId), this.locations.summaries(organizationId, locationIds),
    ]);
    if (!customers.has(customerId)) throw invalidField('customerId', 'unknown');
    refuseUnknown('assetIds', assetIds, (id) => owners.has(id));
    // A device that went to somebody else since is still named, until the contract does.
    const kept = present?.customerId === customerId ? present.coverage.assetIds : [];
    refuse('assetIds', assetIds, (id) => owners.get(id) === customerId || kept.includes(id), 'not-of-this-customer');
    refuseUnknown('categoryIds', categoryIds, (id) => categories.some((category) => category.id === id) || present?.coverage.categoryIds.includes(id) === true);
    refuseUnknown('locationIds', locationIds, (id) => places.has(id) || present?.coverage.locationIds.includes(id) === true);
  }
}

function refuseUnknown(list: string, ids: readonly number[], known: (id: number) => boolean): void {
  refuse(list, ids, known, 'unknown');
}

function refuse(list: string, ids: readonly number[], fits: (id: number) => boolean, code: string): void {
  const wrong = ids.findIndex((id) => !fits(id));
  if (wrong !== -1) throw invalidField(`coverage.${list}.${wrong}`, code);
}

function coveringOf({ id, number, endsOn, includedVisits, includesLabour, includesParts, discountPercent }: ContractRow, used: number): CoveringContract {
  return { id, number, endsOn, visitsLeft: includedVisits === null ? null : Math.max(0, includedVisits - used), labour: includesLabour, parts: includesParts, discountPercent };
}

function fieldsOf(request: SaveContractRequest) {
  const { number, name, customerId, startsOn, endsOn, coverage, includedVisits, includesLabour, includesParts, discountPercent, credit, creditLimit, paymentDays, renewalReminderDays, fee, note } = request;
  const { everything, assetIds, categoryIds, locationIds } = coverage;
  return {
    number, numberKey: nameKey(number), name, customerId, startsOn, endsOn, coverage: { everything, assetIds, categoryIds, locationIds }, includedVisits, includesLabour, includesParts, discountPercent,
    credit, creditLimit, paymentDays, renewalReminderDays, fee, note: note ?? null,
  };
}
