import { Injectable } from '@nestjs/common';
import { openTicketStates, type CappedCount, type TicketState } from '@scanfix/shared-types';
import { DataSource } from 'typeorm';
import type { Ticket } from './ticket.entity.js';
import type { QueryTerm } from '../../platform/search/terms.js';

/** What a list may be narrowed by; all ids belong to the organization already or find nothing. */
export interface TicketFilter {
  states?: TicketState[];
  overdue?: boolean;
  urgency?: string;
  priority?: string;
  source?: string;
  assetId?: number;
  /** Without a device: tickets of a sticker on a place. */
  withoutAsset?: boolean;
  locationIds?: number[];
  categoryId?: number;
  requesterId?: number;
  engineerId?: number;
  submittedFrom?: Date;
  submittedTo?: Date;
  /** Each is one term of the search, rarest first. */
  terms?: QueryTerm[];
}

/** The columns of a list; long texts are cut where they are shown. */
export type TicketRow = Pick<Ticket,
  | 'id' | 'state' | 'source' | 'urgency' | 'priority' | 'assetId' | 'assetName' | 'serialNumber' | 'problemTypeName' | 'description' | 'placeText'
  | 'contactName' | 'contactPhone' | 'followerCount' | 'attachmentCount' | 'submittedAt' | 'updatedAt' | 'expectedResponseAt' | 'respondedAt'
  | 'engineerId' | 'visitId' | 'holdUntil' | 'reworkCount'
> & { place: string | null };

const columns = [
  'id', 'state', 'source', 'urgency', 'priority', 'assetId', 'assetName', 'serialNumber', 'problemTypeName', 'description', 'place', 'placeText',
  'contactName', 'contactPhone', 'followerCount', 'attachmentCount', 'submittedAt', 'updatedAt', 'expectedResponseAt', 'respondedAt',
  'engineerId', 'visitId', 'holdUntil', 'reworkCount',
].map((column) => `t.${column}`).join(', ');

const countLimit = 1000;
/** Ids follow the time of submission, but for writers that overtake each other. */
const idSlack = 1000;

interface Clause {
  sql: string;
  values: unknown[];
}

/** Lists, newest first. The order is the id's; the index is named for each filter, since MySQL guesses wrong on large tables. */
@Injectable()
export class TicketListsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async page(organizationId: number, filter: TicketFilter, beforeId: number | null, limit: number): Promise<TicketRow[]> {
    const clauses = [...conditions(filter), ...(await this.idRange(organizationId, filter))];
    if (beforeId !== null) clauses.push({ sql: 't.id < ?', values: [beforeId] });
    const { from, values, order } = source(organizationId, filter);
    const where = clauses.map(({ sql }) => ` AND ${sql}`).join('');
    return this.dataSource.query(
      `SELECT ${columns} ${from}${where} ORDER BY ${order} DESC LIMIT ?`,
      [...values, ...clauses.flatMap((clause) => clause.values), limit],
    );
  }

  /** Counts stop at 1000, so that they cost the same on every size. */
  async count(organizationId: number, filter: TicketFilter): Promise<CappedCount> {
    const clauses = conditions(filter);
    const { from, values } = source(organizationId, filter);
    const rows: { total: number }[] = await this.dataSource.query(
      `SELECT COUNT(*) AS total FROM (SELECT 1 ${from}${clauses.map(({ sql }) => ` AND ${sql}`).join('')} LIMIT ${countLimit + 1}) AS capped`,
      [...values, ...clauses.flatMap((clause) => clause.values)],
    );
    const total = Number(rows[0]?.total ?? 0);
    return { value: Math.min(total, countLimit), capped: total > countLimit };
  }

  /** A period of time is a range of ids: found through its index, so that an old month costs as little as the newest. */
  private async idRange(organizationId: number, { submittedFrom, submittedTo }: TicketFilter): Promise<Clause[]> {
    const clauses: Clause[] = [];
    if (submittedFrom) {
      const first = await this.edge(organizationId, '>=', submittedFrom, 'ASC');
      clauses.push(first === null ? { sql: 'FALSE', values: [] } : { sql: 't.id >= ?', values: [Math.max(0, first - idSlack)] });
    }
    if (submittedTo) {
      const last = await this.edge(organizationId, '<', submittedTo, 'DESC');
      clauses.push(last === null ? { sql: 'FALSE', values: [] } : { sql: 't.id <= ?', values: [last + idSlack] });
    }
    return clauses;
  }

  private async edge(organizationId: number, comparison: '>=' | '<', at: Date, direction: 'ASC' | 'DESC'): Promise<number | null> {
    const rows: { id: number }[] = await this.dataSource.query(
      `SELECT id FROM tickets WHERE organizationId = ? AND submittedAt ${comparison} ? ORDER BY submittedAt ${direction} LIMIT 1`, [organizationId, at],
    );
    return rows[0]?.id ?? null;
  }
}

function source(organizationId: number, filter: TicketFilter): { from: string; values: unknown[]; order: string } {
  const [first, ...others] = filter.terms ?? [];
  if (first) {
    const like = first.prefix ? 'LIKE' : '=';
    // Whole terms are looked up for one candidate after the other. A beginning of words spans many keys: it is read once, and not for each candidate.
    const joins = others.map(({ prefix }, index) => (prefix
      ? ` STRAIGHT_JOIN (SELECT DISTINCT ticketId FROM ticket_terms WHERE organizationId = ? AND term LIKE ? AND ticketId IN (SELECT ticketId FROM ticket_terms WHERE organizationId = ? AND term ${like} ?)) AS x${index} ON x${index}.ticketId = p.ticketId`
      : ` STRAIGHT_JOIN ticket_terms x${index} ON x${index}.organizationId = ? AND x${index}.term = ? AND x${index}.ticketId = p.ticketId`)).join('');
    const joined = others.flatMap((term) => [organizationId, sought(term), ...(term.prefix ? [organizationId, sought(first)] : [])]);
    // Reading a whole term's key backwards gives the newest first.
    return first.prefix
      ? {
          from: `FROM (SELECT DISTINCT ticketId FROM ticket_terms WHERE organizationId = ? AND term LIKE ?) AS p${joins} STRAIGHT_JOIN tickets t ON t.id = p.ticketId WHERE t.organizationId = ?`,
          values: [organizationId, sought(first), ...joined, organizationId],
          order: 't.id',
        }
      : {
          from: `FROM ticket_terms p${joins} STRAIGHT_JOIN tickets t ON t.id = p.ticketId WHERE p.organizationId = ? AND p.term = ?`,
          values: [...joined, organizationId, first.term],
          order: 'p.ticketId',
        };
  }
  if (filter.requesterId !== undefined) {
    return {
      from: 'FROM ticket_requesters r STRAIGHT_JOIN tickets t ON t.id = r.ticketId WHERE r.organizationId = ? AND r.userId = ?',
      values: [organizationId, filter.requesterId],
      order: 'r.ticketId',
    };
  }
  return { from: `FROM tickets t FORCE INDEX (${indexFor(filter)}) WHERE t.organizationId = ?`, values: [organizationId], order: 't.id' };
}

function indexFor(filter: TicketFilter): string {
  if (filter.assetId !== undefined) return 'tickets_asset';
  if (filter.locationIds?.length === 1) return 'tickets_location';
  if (filter.engineerId !== undefined) return 'tickets_engineer';
  if (filter.overdue || isOpenFilter(filter.states)) return 'tickets_open';
  return filter.states?.length === 1 ? 'tickets_state' : 'tickets_newest';
}

function isOpenFilter(states: TicketState[] | undefined): boolean {
  return states !== undefined && states.length === openTicketStates.length && openTicketStates.every((state) => states.includes(state));
}

function conditions(filter: TicketFilter): Clause[] {
  const clauses: Clause[] = [];
  const equal = (column: string, value: unknown): void => {
    if (value !== undefined) clauses.push({ sql: `t.${column} = ?`, values: [value] });
  };
  if (isOpenFilter(filter.states)) equal('open', true);
  else if (filter.states) clauses.push({ sql: 't.state IN (?)', values: [filter.states] });
  if (filter.overdue) clauses.push({ sql: 't.open = TRUE AND t.respondedAt IS NULL AND t.expectedResponseAt < ?', values: [new Date()] });
  if (filter.withoutAsset) clauses.push({ sql: 't.assetId IS NULL', values: [] });
  if (filter.locationIds) clauses.push(filter.locationIds.length > 0 ? { sql: 't.locationId IN (?)', values: [filter.locationIds] } : { sql: 'FALSE', values: [] });
  equal('urgency', filter.urgency);
  equal('priority', filter.priority);
  equal('source', filter.source);
  equal('assetId', filter.assetId);
  equal('categoryId', filter.categoryId);
  equal('engineerId', filter.engineerId);
  if (filter.submittedFrom) clauses.push({ sql: 't.submittedAt >= ?', values: [filter.submittedFrom] });
  if (filter.submittedTo) clauses.push({ sql: 't.submittedAt < ?', values: [filter.submittedTo] });
  if (filter.requesterId !== undefined && filter.terms?.length) {
    clauses.push({ sql: 'EXISTS (SELECT 1 FROM ticket_requesters r WHERE r.ticketId = t.id AND r.userId = ?)', values: [filter.requesterId] });
  }
  return clauses;
}

/** Terms are letters and digits only, so that nothing in them means something to LIKE. */
const sought = ({ term, prefix }: QueryTerm) => (prefix ? `${term}%` : term);
