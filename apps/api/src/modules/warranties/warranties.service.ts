import { Injectable } from '@nestjs/common';
import type { AttachmentView, CalendarDate, DeclareMisuseRequest, WarrantyDecision } from '@scanfix/shared-types';
import { WarrantiesRepository } from './warranties.repository.js';
import type { WarrantyRow } from './warranty.entity.js';
import { WarrantyFactsReader, type WarrantySubject } from './warranty-facts.js';
import { decidedByReport } from './warranty.rules.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { calendarDayOf } from '../../platform/time/calendar-day.js';
import { AssetsService } from '../assets/assets.service.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { AuditService } from '../audit/audit.service.js';
import { ContractsService } from '../contracts/contracts.service.js';
import { PeopleService } from '../identity/people.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { TicketsService, type LockedTicket, type TicketCaller } from '../tickets/tickets.service.js';

export { coverageOf, type Coverage } from './warranty.coverage.js';

const misusePhotos = 'misuse-photo';
const maximumMisusePhotos = 9;

/** Whether the requester pays for a repair, and why. */
@Injectable()
export class WarrantiesService {
  constructor(
    private readonly warranties: WarrantiesRepository,
    private readonly facts: WarrantyFactsReader,
    private readonly tickets: TicketsService,
    private readonly contracts: ContractsService,
    private readonly assets: AssetsService,
    private readonly organizations: OrganizationsService,
    private readonly people: PeopleService,
    private readonly attachments: AttachmentsService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** As it was decided; where nothing is written yet, as it would be. Within a transaction, give it: the photos, which are for people, are not in it then. */
  async of(organizationId: number, ticketId: number, transaction?: Transaction): Promise<WarrantyDecision> {
    const known = await this.warranties.find(organizationId, ticketId, transaction);
    const decision = known ? await this.shown(known, transaction) : await this.foreseen(organizationId, ticketId, transaction);
    if (transaction) return decision;
    return decision.misuse ? { ...decision, misuse: { ...decision.misuse, photos: await this.misusePhotos(organizationId, ticketId) } } : decision;
  }

  async misusePhotos(organizationId: number, ticketId: number): Promise<AttachmentView[]> {
    return (await this.attachments.views(organizationId, misusePhotos, [ticketId])).get(ticketId) ?? [];
  }

  /** Before there is a ticket. */
  async ofDevice(organizationId: number, assetId: number | null, on: CalendarDate, timeZone: string): Promise<WarrantyDecision> {
    const asset = assetId === null ? null : await this.assets.require(organizationId, assetId);
    const subject: WarrantySubject = {
      organizationId, ticketId: null, assetId, categoryId: asset?.category.id ?? null, locationId: asset?.location?.id ?? null, device: asset?.warranty ?? null, on, timeZone, misuse: false, rework: false,
    };
    const decision = await this.unitOfWork.run((transaction) => this.facts.decide(transaction, subject, { reserve: false }));
    return { ...decision, misuse: null, decidedAt: new Date().toISOString() };
  }

  /** Writes down the decisions that follow from the reports alone, all in one go. Answers whose they are. */
  async decideByReport(organizationId: number, ticketIds: readonly number[]): Promise<Set<number>> {
    const tickets = await this.tickets.findMany(organizationId, ticketIds);
    const decided = [...tickets.values()].filter(({ open, reworkCount }) => open && reworkCount === 0)
      .flatMap((ticket) => [decidedByReport(ticket)].filter((decision) => decision !== null).map((decision) => ({ organizationId, ticketId: ticket.id, decision })));
    await this.warranties.saveNew(decided, new Date());
    return new Set(decided.map(({ ticketId }) => ticketId));
  }

  /** Writes the decision down where that has not happened yet. */
  async ensure(organizationId: number, ticketId: number): Promise<void> {
    if (await this.warranties.find(organizationId, ticketId)) return;
    await this.unitOfWork.run(async (transaction) => {
      const ticket = await this.tickets.lock(transaction, organizationId, ticketId);
      if (ticket.open && !await this.warranties.find(organizationId, ticketId, transaction)) await this.decide(transaction, ticket);
    });
  }

  /** Decides anew: the desk set right what is broken, or it goes out again. With the ticket locked. */
  async decide(transaction: Transaction, ticket: LockedTicket): Promise<void> {
    const { organizationId, id: ticketId, reworkCount } = ticket;
    const known = await this.warranties.find(organizationId, ticketId, transaction);
    // What was done under the contract took its visit, also where it did not hold.
    if (reworkCount === 0) await this.contracts.giveVisitBack(transaction, organizationId, ticketId);
    const decision = await this.facts.decide(transaction, await this.subjectOf(transaction, ticket, known), { reserve: true });
    if (decision.ground === 'contract' && decision.contract) await this.contracts.takeVisit(transaction, organizationId, decision.contract.id, ticketId);
    const { misuseNote = null, misuseById = null, misuseAt = null, misuseRound = null } = known ?? {};
    await this.warranties.save(transaction, { organizationId, ticketId, round: reworkCount, decision, decidedAt: new Date(), misuseNote, misuseById, misuseAt, misuseRound });
  }

  /** Nobody will come: the contract's visit is free again. */
  giveVisitBack(transaction: Transaction, organizationId: number, ticketId: number): Promise<void> {
    return this.contracts.giveVisitBack(transaction, organizationId, ticketId);
  }

  /** What an engineer saw ends every promise. With the ticket locked. @throws DomainError `action-not-allowed` where it is declared already */
  async declareMisuse(transaction: Transaction, actor: Actor, caller: TicketCaller, ticket: LockedTicket, { note, photos }: DeclareMisuseRequest): Promise<void> {
    const { organizationId, id: ticketId, reworkCount } = ticket;
    const known = await this.warranties.find(organizationId, ticketId, transaction);
    if (known?.misuseRound === reworkCount) throw new DomainError('action-not-allowed', { action: 'declare-misuse', state: ticket.state });
    await this.attachments.replace(transaction, organizationId, photos, { kind: misusePhotos, id: ticketId }, { field: 'photos', allowed: { image: maximumMisusePhotos } });
    const now = new Date();
    const declared = { misuseNote: note, misuseById: actor.userId, misuseAt: now, misuseRound: reworkCount };
    const decision = await this.facts.decide(transaction, { ...await this.subjectOf(transaction, ticket, known), misuse: true }, { reserve: false });
    // What was done before it went out again took its visit.
    if (reworkCount === 0) await this.contracts.giveVisitBack(transaction, organizationId, ticketId);
    await this.warranties.save(transaction, { organizationId, ticketId, round: reworkCount, decision, decidedAt: now, ...declared });
    await this.tickets.note(transaction, caller, ticket, { kind: 'money', data: { text: note, money: { news: 'misuse-declared', amount: null, version: null } } });
    await this.audit.record(transaction, actor, { action: 'misuse.declared', subject: 'ticket', subjectId: ticketId });
  }

  /** It was none after all: who pays is decided anew, and a contract's visit taken again. With the ticket locked. @throws DomainError `action-not-allowed` where none is declared */
  async withdrawMisuse(transaction: Transaction, actor: Actor, caller: TicketCaller, ticket: LockedTicket, reason: string): Promise<void> {
    const { organizationId, id: ticketId, reworkCount } = ticket;
    const known = await this.warranties.find(organizationId, ticketId, transaction);
    if (known?.misuseRound !== reworkCount) throw new DomainError('action-not-allowed', { action: 'withdraw-misuse', state: ticket.state });
    await this.warranties.save(transaction, { ...known, misuseRound: null });
    await this.decide(transaction, ticket);
    await this.tickets.note(transaction, caller, ticket, { kind: 'money', data: { text: reason, money: { news: 'misuse-withdrawn', amount: null, version: null } } });
    await this.audit.record(transaction, actor, { action: 'misuse.withdrawn', subject: 'ticket', subjectId: ticketId, data: { reason } });
  }

  /** Where nothing is written yet. Who gives a transaction holds the ticket's lock in it. */
  private async foreseen(organizationId: number, ticketId: number, transaction?: Transaction): Promise<WarrantyDecision> {
    const ticket = transaction ? await this.tickets.lock(transaction, organizationId, ticketId) : await this.tickets.find(organizationId, ticketId);
    if (!ticket) throw new DomainError('not-found');
    const decide = async (within: Transaction) => this.facts.decide(within, await this.subjectOf(within, ticket, null), { reserve: false });
    const decision = transaction ? await decide(transaction) : await this.unitOfWork.run(decide);
    return { ...decision, misuse: null, decidedAt: new Date().toISOString() };
  }

  private async shown({ organizationId, decision, decidedAt, round, misuseRound, misuseNote, misuseById, misuseAt }: WarrantyRow, transaction?: Transaction): Promise<WarrantyDecision> {
    const active = misuseRound === round && misuseNote !== null && misuseById !== null && misuseAt !== null;
    const engineer = active ? (await this.people.byIds(organizationId, [misuseById], transaction)).get(misuseById) : undefined;
    return {
      ...decision, decidedAt: decidedAt.toISOString(),
      misuse: active ? { note: misuseNote, declaredAt: misuseAt.toISOString(), photos: [], engineerName: engineer?.name ?? '' } : null,
    };
  }

  private async subjectOf(transaction: Transaction, ticket: LockedTicket, known: WarrantyRow | null): Promise<WarrantySubject> {
    const { organizationId, id: ticketId, assetId, categoryId, locationId, warranty, submittedAt, reworkCount } = ticket;
    const { timeZone } = await this.organizations.settings(organizationId, transaction);
    return {
      organizationId, ticketId, assetId, categoryId, locationId, device: warranty, on: calendarDayOf(submittedAt, timeZone), timeZone,
      misuse: known?.misuseRound === reworkCount, rework: reworkCount > 0,
    };
  }
}
