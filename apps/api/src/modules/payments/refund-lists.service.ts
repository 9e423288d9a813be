import { Injectable } from '@nestjs/common';
import { ticketNumber, type Page, type RefundSummary } from '@scanfix/shared-types';
import type { RefundQueryDto } from './dto/refund.dto.js';
import { refundViewOf } from './payment.mapper.js';
import { PaymentListsRepository } from './payment-lists.repository.js';
import type { Refund } from './refund.entity.js';
import { refundActionsOf } from './refund.policy.js';
import { RefundsRepository } from './refunds.repository.js';
import { PeopleService } from '../identity/people.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';

/** Refunds as finance reads them. */
@Injectable()
export class RefundListsService {
  constructor(
    private readonly refunds: RefundsRepository,
    private readonly payments: PaymentListsRepository,
    private readonly people: PeopleService,
  ) {}

  /** Newest first. */
  async page(actor: Actor, { cursor, limit, ...filter }: RefundQueryDto): Promise<Page<RefundSummary>> {
    const rows = await this.refunds.newestFirst(actor.organizationId, { ...filter, limit: limit + 1 }, decodeCursor(cursor, 'id')?.[0] ?? null);
    const summaries = new Map((await this.summaries(actor, rows)).map((summary) => [summary.id, summary]));
    const { items, nextCursor } = pageOf(rows, limit, ({ id }) => [id], ({ id }) => summaries.get(id));
    return { items: items.filter((item) => item !== undefined), nextCursor };
  }

  /** @throws DomainError `not-found` */
  async one(actor: Actor, id: number): Promise<RefundSummary> {
    const refund = await this.refunds.find(actor.organizationId, id);
    const [summary] = refund ? await this.summaries(actor, [refund]) : [];
    if (!summary) throw new DomainError('not-found');
    return summary;
  }

  private async summaries(actor: Actor, rows: readonly Refund[]): Promise<RefundSummary[]> {
    const payments = await this.payments.findSome(actor.organizationId, rows.map(({ paymentId }) => paymentId));
    const people = await this.people.byIds(actor.organizationId, rows.flatMap(({ requestedById, decidedById }) => [requestedById, decidedById].filter((id) => id !== null)));
    return rows.flatMap((row): RefundSummary[] => {
      const payment = payments.get(row.paymentId);
      if (!payment) return [];
      return [{
        ...refundViewOf(row, people),
        ticketId: row.ticketId,
        ticketNumber: ticketNumber(row.ticketId),
        channel: payment.channel,
        outTradeNo: payment.outTradeNo,
        paidAmount: payment.amount,
        foreign: row.madeElsewhere,
        actions: refundActionsOf({ ...row, online: row.merchantId !== null }, actor),
      }];
    });
  }
}
