import { Injectable } from '@nestjs/common';
import { parseTicketNumber, ticketNumber, type Page, type PaymentSummary } from '@scanfix/shared-types';
import type { PaymentQueryDto } from './dto/payment.dto.js';
import type { Payment } from './payment.entity.js';
import { PaymentListsRepository, type PaymentFilter } from './payment-lists.repository.js';
import { nameOf } from './payment.mapper.js';
import { PaymentRefreshing } from './payment-refreshing.js';
import { PaymentsRepository } from './payments.repository.js';
import { PaymentsService } from './payments.service.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { CustomersService } from '../customers/customers.service.js';
import { PeopleService } from '../identity/people.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';

/** Owner of the pictures of vouchers. */
export const voucherPicture = 'payment-voucher';

/** Payments as finance reads them. */
@Injectable()
export class PaymentDeskService {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly lists: PaymentListsRepository,
    private readonly paymentViews: PaymentsService,
    private readonly refreshing: PaymentRefreshing,
    private readonly people: PeopleService,
    private readonly customers: CustomersService,
    private readonly attachments: AttachmentsService,
  ) {}

  /** Newest first. */
  async page({ organizationId }: Actor, { cursor, limit, paidFrom, paidTo, search, ...words }: PaymentQueryDto): Promise<Page<PaymentSummary>> {
    const filter: PaymentFilter = { ...words, ...(paidFrom ? { paidFrom: new Date(paidFrom) } : {}), ...(paidTo ? { paidTo: new Date(paidTo) } : {}), ...numberOf(search, words.ticketId) };
    const rows = await this.lists.newestFirst(organizationId, filter, decodeCursor(cursor, 'id')?.[0] ?? null, limit + 1);
    const summaries = new Map((await this.summaries(organizationId, rows)).map((summary) => [summary.id, summary]));
    const { items, nextCursor } = pageOf(rows, limit, ({ id }) => [id], ({ id }) => summaries.get(id));
    return { items: items.filter((item) => item !== undefined), nextCursor };
  }

  /** @throws DomainError `not-found` */
  async one({ organizationId }: Pick<Actor, 'organizationId'>, id: number): Promise<PaymentSummary> {
    const row = await this.payments.find(organizationId, id);
    const [summary] = row ? await this.summaries(organizationId, [row]) : [];
    if (!summary) throw new DomainError('not-found');
    return summary;
  }

  async some({ organizationId }: Actor, ids: readonly number[]): Promise<PaymentSummary[]> {
    return this.summaries(organizationId, [...(await this.lists.findSome(organizationId, ids)).values()]);
  }

  /** As WeChat says now. */
  async refresh(actor: Actor, id: number): Promise<PaymentSummary> {
    const row = await this.payments.find(actor.organizationId, id);
    if (!row) throw new DomainError('not-found');
    await this.refreshing.refresh(row);
    return this.one(actor, id);
  }

  private async summaries(organizationId: number, rows: readonly Payment[]): Promise<PaymentSummary[]> {
    const vouchers = await this.lists.vouchers(organizationId, rows.flatMap(({ voucherId }) => voucherId ?? []));
    const [views, customers, people, pictures] = await Promise.all([
      this.paymentViews.views(organizationId, rows),
      this.customers.names(organizationId, rows.flatMap(({ customerId }) => customerId ?? [])),
      this.people.byIds(organizationId, [...rows.flatMap(({ createdById }) => createdById ?? []), ...[...vouchers.values()].map(({ recordedById }) => recordedById)]),
      this.attachments.views(organizationId, voucherPicture, [...vouchers.keys()]),
    ]);
    return rows.map((row, index) => {
      const view = views[index];
      if (!view) throw new DomainError('not-found');
      const voucher = row.voucherId === null ? undefined : vouchers.get(row.voucherId);
      return {
        ...view,
        ticketId: row.ticketId,
        ticketNumber: ticketNumber(row.ticketId),
        customer: row.customerId === null ? null : { id: row.customerId, name: customers.get(row.customerId) ?? '' },
        payerName: voucher ? voucher.payerName : nameOf(row.createdById, people),
        recordedBy: voucher ? nameOf(voucher.recordedById, people) : null,
        voucherNumber: voucher?.number ?? null,
        voucher: voucher ? pictures.get(voucher.id)?.[0] ?? null : null,
        note: voucher?.note ?? null,
        fee: row.fee,
        reconciledOn: row.reconciledOn,
        shipping: row.shipping,
      };
    });
  }
}

/** What was typed is a ticket's number, or the beginning of another one. */
function numberOf(search: string | null | undefined, ticketId: number | undefined): Pick<PaymentFilter, 'ticketId' | 'number'> {
  if (!search) return {};
  const ticket = parseTicketNumber(search);
  return ticket !== null && (ticketId === undefined || ticketId === ticket) ? { ticketId: ticket } : { number: search };
}
