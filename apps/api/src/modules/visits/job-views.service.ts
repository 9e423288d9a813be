import { Injectable } from '@nestjs/common';
import { maskPhone, type JobDetail } from '@scanfix/shared-types';
import { DeviceHistories } from './device-histories.js';
import { JobAccess } from './job-access.service.js';
import { JobCards } from './job-cards.js';
import { maySeePhone } from './visit.policy.js';
import { VisitViewsService } from './visit-views.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { AssetViewsService } from '../assets/asset-views.service.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { DispatchSettingsService } from '../dispatch-settings/dispatch-settings.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { TicketViewsService } from '../tickets/ticket-views.service.js';
import { WorkStandardsService } from '../work-standards/work-standards.service.js';

/** A job with everything that its engineer needs. */
@Injectable()
export class JobViewsService {
  constructor(
    private readonly access: JobAccess,
    private readonly cards: JobCards,
    private readonly visitViews: VisitViewsService,
    private readonly histories: DeviceHistories,
    private readonly tickets: TicketsService,
    private readonly ticketViews: TicketViewsService,
    private readonly assets: AssetViewsService,
    private readonly attachments: AttachmentsService,
    private readonly standards: WorkStandardsService,
    private readonly settings: DispatchSettingsService,
  ) {}

  async detail(actor: Actor, visitId: number): Promise<JobDetail> {
    const { organizationId, userId } = actor;
    const { visit } = await this.access.find(actor, visitId);
    const ticket = await this.tickets.find(organizationId, visit.ticketId);
    if (!ticket) throw new DomainError('not-found');
    const { assetId, categoryId } = ticket;
    const [[card], view, timeline, files, asset, deviceHistory, likelyParts, standard, { geofenceMeters }] = await Promise.all([
      this.cards.of(organizationId, userId, [visit]),
      this.visitViews.one(visit),
      this.ticketViews.timeline(organizationId, ticket.id, { kind: 'engineer', userId }),
      this.attachments.views(organizationId, 'ticket', [ticket.id]),
      assetId === null ? null : this.assets.detail(organizationId, assetId),
      assetId === null ? [] : this.histories.repairs(organizationId, assetId, visit.id),
      this.histories.likelyParts(organizationId, assetId, categoryId),
      categoryId === null ? null : this.standards.of(organizationId, categoryId),
      this.settings.settings(organizationId),
    ]);
    if (!card) throw new DomainError('not-found');
    const clear = maySeePhone({ ...visit, state: ticket.state });
    return {
      ...card,
      description: ticket.description,
      contact: { name: ticket.contactName, phone: clear ? ticket.contactPhone : maskPhone(ticket.contactPhone) },
      attachments: files.get(ticket.id) ?? [],
      asset, deviceHistory, likelyParts, standard, visit: view, timeline, geofenceMeters,
      fetchedAt: new Date().toISOString(),
    };
  }
}
