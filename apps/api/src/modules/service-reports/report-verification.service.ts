import { Injectable } from '@nestjs/common';
import { ticketNumber, type ReportVerification, type TicketAction, type TimelineKind } from '@scanfix/shared-types';
import { ReportTokens } from './report-tokens.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { VisitsService } from '../visits/visits.service.js';
import { DomainError } from '../../platform/errors/domain-error.js';

/** What makes a report that was printed before it an old one. A confirmation or a comment does not: the work is the same. */
const outdating: ReadonlySet<TimelineKind | TicketAction> = new Set(['work-log', 'signature', 'falsely-completed', 'complete', 'cannotComplete', 'rework']);

/** What a report's code shows to anybody: whether the record is as it was written, and the report as it stands. */
@Injectable()
export class ReportVerificationService {
  constructor(
    private readonly tokens: ReportTokens,
    private readonly tickets: TicketsService,
    private readonly visits: VisitsService,
    private readonly organizations: OrganizationsService,
  ) {}

  /** @throws DomainError `not-found` for a token that is not one of ours */
  async verify(token: string): Promise<ReportVerification> {
    const printed = this.tokens.read(token);
    const ticket = printed && await this.tickets.find(printed.organizationId, printed.ticketId);
    if (!printed || !ticket) throw new DomainError('not-found');
    const { organizationId, id } = ticket;
    const [chain, after, visit, { name }] = await Promise.all([
      this.tickets.verifyChain(organizationId, id), this.tickets.writtenAfter(organizationId, id, printed.eventHash),
      this.visits.lastCompleted(organizationId, id), this.organizations.settings(organizationId),
    ]);
    // A history that fits together, but without the line that was the newest when the report was printed, was cut off behind our back.
    const cutOff = after === null && chain.intact;
    return {
      ...chain,
      ...(cutOff ? { intact: false, fault: 'end-cut-off' as const } : {}),
      organizationName: name,
      ticketNumber: ticketNumber(id),
      deviceName: ticket.assetName,
      serialNumber: ticket.serialNumber,
      engineerName: visit?.engineer.name ?? null,
      completedAt: visit?.finishedAt ?? null,
      current: after !== null && !after.some(({ kind, action }) => outdating.has(action ?? kind)),
    };
  }
}
