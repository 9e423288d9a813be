import { Injectable } from '@nestjs/common';
import { maskPhone, ticketNumber, type VisitView } from '@scanfix/shared-types';
import { printServiceReport } from './report-document.js';
import { preparePhoto, prepareSignature, type ReportPicture } from './report-pictures.js';
import { ReportTokens } from './report-tokens.js';
import type { ServiceReport } from './service-report.js';
import { AssetsService } from '../assets/assets.service.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import { TicketsService, type LockedTicket } from '../tickets/tickets.service.js';
import { VisitsService } from '../visits/visits.service.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { Gate } from '../../platform/concurrency/gate.js';
import { DomainError } from '../../platform/errors/domain-error.js';

export interface PrintedFile {
  pdf: Buffer;
  ticketNumber: string;
}

/** Setting a report is a fifth of a second of work, and its pictures are held meanwhile: two at once, the others wait in line. */
const gate = new Gate(2);

/** The document that the customer keeps. Always printed anew from the record, and bound to its newest line. */
@Injectable()
export class ServiceReportsService {
  constructor(
    private readonly tokens: ReportTokens,
    private readonly access: TicketAccessService,
    private readonly tickets: TicketsService,
    private readonly visits: VisitsService,
    private readonly assets: AssetsService,
    private readonly attachments: AttachmentsService,
    private readonly organizations: OrganizationsService,
  ) {}

  /** Of the last time the work was done. @throws DomainError `not-found`, `report-not-ready` */
  async ofTicket(organizationId: number, ticketId: number): Promise<PrintedFile> {
    const ticket = await this.require(organizationId, ticketId);
    return this.print(ticket, await this.visits.lastCompleted(organizationId, ticketId));
  }

  async mine(actor: Actor, ticketId: number): Promise<PrintedFile> {
    return this.ofTicket((await this.access.reporter(actor, ticketId)).organizationId, ticketId);
  }

  async byLink(visitor: Visitor, followToken: string): Promise<PrintedFile> {
    const { organizationId, ticketId } = await this.access.reporterByLink(visitor, followToken);
    return this.ofTicket(organizationId, ticketId);
  }

  /** Of the engineer's own visit. */
  async ofJob(actor: Actor, visitId: number): Promise<PrintedFile> {
    const { visit } = await this.visits.jobDetail(actor, visitId);
    return this.print(await this.require(actor.organizationId, visit.ticketId), visit.outcome === 'completed' ? visit : null);
  }

  private async require(organizationId: number, ticketId: number): Promise<LockedTicket> {
    const ticket = await this.tickets.find(organizationId, ticketId);
    if (!ticket) throw new DomainError('not-found');
    return ticket;
  }

  private async print(ticket: LockedTicket, visit: VisitView | null): Promise<PrintedFile> {
    if (!visit) throw new DomainError('report-not-ready', { state: ticket.state });
    const report = await this.gather(ticket, visit);
    return { pdf: await gate.run(() => printServiceReport(report)), ticketNumber: report.ticketNumber };
  }

  private async gather(ticket: LockedTicket, visit: VisitView): Promise<ServiceReport> {
    const { organizationId, assetId } = ticket;
    const [organization, assets, photos, signature] = await Promise.all([
      this.organizations.settings(organizationId),
      this.assets.summaries(organizationId, assetId === null ? [] : [assetId]),
      this.photos(organizationId, visit),
      this.signature(organizationId, visit),
    ]);
    const asset = assetId === null ? undefined : assets.get(assetId);
    const token = this.tokens.token({ organizationId, ticketId: ticket.id, eventHash: ticket.lastEventHash });
    return {
      organization,
      ticketNumber: ticketNumber(ticket.id),
      device: assetId === null ? null : {
        name: ticket.assetName ?? '', category: asset?.category.name ?? null, model: asset?.model ? `${asset.model.manufacturer} ${asset.model.name}` : null, serialNumber: ticket.serialNumber,
      },
      warranty: ticket.warranty,
      place: ticket.place ?? [],
      placeText: ticket.placeText,
      requester: { name: ticket.contactName, phone: maskPhone(ticket.contactPhone) },
      reportedAt: ticket.submittedAt.toISOString(),
      problem: ticket.problemTypeName,
      description: ticket.description,
      visit, photos, signature,
      verificationUrl: this.tokens.url(token),
      eventHash: ticket.lastEventHash,
      printedAt: new Date().toISOString(),
    };
  }

  private async photos(organizationId: number, { workLog }: VisitView): Promise<Map<number, ReportPicture>> {
    const pictures = new Map<number, ReportPicture>();
    // One after the other: twelve originals at once would be a lot of memory.
    for (const { attachment: { id } } of workLog?.photos ?? []) {
      const file = await this.attachments.content(organizationId, id);
      const picture = file && await preparePhoto(file);
      if (picture) pictures.set(id, picture);
    }
    return pictures;
  }

  private async signature(organizationId: number, { signature }: VisitView): Promise<ReportPicture | null> {
    const file = signature?.image ? await this.attachments.content(organizationId, signature.image.id) : null;
    return file && prepareSignature(file);
  }
}
