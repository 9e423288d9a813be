import { Injectable } from '@nestjs/common';
import { maskPhone, type Page, type RequesterSummary } from '@scanfix/shared-types';
import type { RequestersQueryDto } from './dto/staff.dto.js';
import { PeopleService } from './people.service.js';
import { RequestersRepository } from './requesters.repository.js';
import type { User } from './user.entity.js';
import type { Actor } from '../../platform/auth/actor.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';

/** Requesters as the desk finds them: the newest, or those whose name or number begins so. */
@Injectable()
export class RequestersService {
  constructor(
    private readonly requesters: RequestersRepository,
    private readonly people: PeopleService,
  ) {}

  async page(actor: Actor, { search, cursor, limit }: RequestersQueryDto): Promise<Page<RequesterSummary>> {
    const [id = null] = decodeCursor(cursor, 'id') ?? [];
    const rows = await this.find(actor.organizationId, search, id, limit + 1);
    const counts = await this.people.ticketCounts(actor.organizationId, rows.slice(0, limit).map((row) => row.id));
    return pageOf(rows, limit, (row) => [row.id], (row) => summaryOf(row, counts.get(row.id) ?? 0));
  }

  private find(organizationId: number, search: string | null | undefined, id: number | null, limit: number): Promise<User[]> {
    if (!search) return this.requesters.newest(organizationId, id, limit);
    const digits = search.replace(/[\s-]/g, '');
    return /^\+?\d+$/.test(digits)
      ? this.requesters.startingWith(organizationId, 'phone', digits, id, limit)
      : this.requesters.startingWith(organizationId, 'name', search, id, limit);
  }
}

function summaryOf(user: User, ticketCount: number): RequesterSummary {
  return {
    id: user.id,
    name: user.name,
    phone: user.phone === null ? null : maskPhone(user.phone),
    wechatBound: user.openid !== null,
    ticketCount,
    createdAt: user.createdAt.toISOString(),
  };
}
