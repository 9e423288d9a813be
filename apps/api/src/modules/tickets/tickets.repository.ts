import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { eventHash, type ChainedEvent } from './ticket.chain.js';
import type { Ticket } from './ticket.entity.js';
import type { TicketEvent } from './ticket-event.entity.js';
import type { TicketRequester } from './ticket-requester.entity.js';
import { insertRow, updateRow } from '../../platform/database/rows.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** A ticket before it has an id. */
export type NewTicket = Omit<Ticket, 'id'>;
export type NewEvent = Omit<ChainedEvent, 'data'> & { data: object };

/** Rows of one ticket: its state, its history, the people behind it. Lists have a repository of their own. */
@Injectable()
export class TicketsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(transaction: Transaction, ticket: NewTicket): Promise<number> {
    return insertRow(transaction, 'tickets', { ...ticket, ...jsonColumns(ticket) });
  }

  /** The row under a lock, or null when this organization has no such ticket. */
  async lock(transaction: Transaction, organizationId: number, id: number): Promise<Ticket | null> {
    const rows: TicketRow[] = await transaction.query('SELECT * FROM tickets WHERE id = ? AND organizationId = ? FOR UPDATE', [id, organizationId]);
    return rows[0] ? ticketOf(rows[0]) : null;
  }

  async find(organizationId: number, id: number): Promise<Ticket | null> {
    const rows: TicketRow[] = await this.dataSource.query('SELECT * FROM tickets WHERE id = ? AND organizationId = ?', [id, organizationId]);
    return rows[0] ? ticketOf(rows[0]) : null;
  }

  /** For the search's own work, which knows no actor: each row says whose it is. */
  async findMany(ids: readonly number[]): Promise<Ticket[]> {
    if (ids.length === 0) return [];
    const rows: TicketRow[] = await this.dataSource.query('SELECT * FROM tickets WHERE id IN (?)', [ids]);
    return rows.map(ticketOf);
  }

  async findSome(organizationId: number, ids: readonly number[]): Promise<Ticket[]> {
    if (ids.length === 0) return [];
    const rows: TicketRow[] = await this.dataSource.query('SELECT * FROM tickets WHERE organizationId = ? AND id IN (?)', [organizationId, ids]);
    return rows.map(ticketOf);
  }

  /** Tickets on hold whose date has come, of every organization. */
  async holdsOver(at: Date, limit: number): Promise<{ id: number; organizationId: number }[]> {
    return this.dataSource.query("SELECT id, organizationId FROM tickets WHERE state = 'on_hold' AND holdUntil <= ? ORDER BY holdUntil LIMIT ?", [at, limit]);
  }

  /** Changed columns of a locked row; the version goes up. */
  async update(transaction: Transaction, ticket: Ticket, changes: Partial<Ticket>): Promise<void> {
    const row = {
      ...changes,
      ...jsonColumns(changes),
      version: ticket.version + 1,
      updatedAt: changes.updatedAt ?? new Date(),
    };
    await updateRow(transaction, 'tickets', ticket.id, row);
    Object.assign(ticket, changes, { version: row.version, updatedAt: row.updatedAt });
  }

  /** Adds a line to the history of a locked ticket; the caller writes the returned hash to the ticket as its anchor. */
  async insertEvent(transaction: Transaction, organizationId: number, ticketId: number, previousHash: Buffer, event: NewEvent): Promise<{ id: number; hash: Buffer }> {
    const chained: ChainedEvent = { ...event, data: JSON.stringify(event.data) };
    const hash = eventHash(previousHash, chained);
    return { id: await insertRow(transaction, 'ticket_events', { organizationId, ticketId, ...chained, hash }), hash };
  }

  async eventsOf(ticketId: number): Promise<TicketEvent[]> {
    const rows: (Omit<TicketEvent, 'internal'> & { internal: number })[] = await this.dataSource.query('SELECT * FROM ticket_events WHERE ticketId = ? ORDER BY id', [ticketId]);
    return rows.map((row) => ({ ...row, internal: Boolean(row.internal) }));
  }

  async insertRequester(transaction: Transaction, row: Omit<TicketRequester, 'id'>): Promise<number> {
    return insertRow(transaction, 'ticket_requesters', row);
  }

  async requestersOf(ticketId: number, transaction?: Transaction): Promise<TicketRequester[]> {
    const rows: RequesterRow[] = await (transaction ?? this.dataSource).query('SELECT * FROM ticket_requesters WHERE ticketId = ? ORDER BY id', [ticketId]);
    return rows.map(requesterOf);
  }

  /** The row that makes somebody a requester of a ticket; `organizationId` null where a signed link proves it. */
  async requesterRow(key: { ticketId: number; userId: number; organizationId: number } | { id: number }): Promise<TicketRequester | null> {
    const [where, values] = 'id' in key ? ['id = ?', [key.id]] : ['ticketId = ? AND userId = ? AND organizationId = ?', [key.ticketId, key.userId, key.organizationId]];
    const rows: RequesterRow[] = await this.dataSource.query(`SELECT * FROM ticket_requesters WHERE ${where}`, values);
    return rows[0] ? requesterOf(rows[0]) : null;
  }

  /** All who stood behind one ticket stand behind another too; who is there already stays as they are. Answers the new number of followers. */
  async copyRequesters(transaction: Transaction, fromTicketId: number, intoTicketId: number, at: Date): Promise<number> {
    await transaction.query(
      'INSERT IGNORE INTO ticket_requesters (organizationId, ticketId, userId, reporter, followedAt) SELECT organizationId, ?, userId, FALSE, ? FROM ticket_requesters WHERE ticketId = ?',
      [intoTicketId, at, fromTicketId],
    );
    const rows: { total: number }[] = await transaction.query('SELECT COUNT(*) AS total FROM ticket_requesters WHERE ticketId = ?', [intoTicketId]);
    return Number(rows[0]?.total ?? 0);
  }

  /** One person had two accounts: what belonged to the first belongs to the second. Safe to run again. */
  async moveRequester(transaction: Transaction, organizationId: number, fromUserId: number, intoUserId: number): Promise<void> {
    const both = [intoUserId, organizationId, fromUserId];
    await transaction.query('UPDATE IGNORE ticket_requesters SET userId = ? WHERE organizationId = ? AND userId = ?', both);
    await transaction.query('DELETE FROM ticket_requesters WHERE organizationId = ? AND userId = ?', [organizationId, fromUserId]);
    await transaction.query('UPDATE tickets SET reporterId = ? WHERE organizationId = ? AND reporterId = ?', both);
  }

  /** The newest open ticket of a device, for those who are about to report the same. */
  async openTicketOf(transaction: Transaction, organizationId: number, assetId: number): Promise<number | null> {
    const rows: { id: number }[] = await transaction.query(
      'SELECT id FROM tickets WHERE organizationId = ? AND assetId = ? AND open = TRUE ORDER BY id DESC LIMIT 1', [organizationId, assetId],
    );
    return rows[0]?.id ?? null;
  }

  async numberOfTickets(organizationId: number, userIds: number[]): Promise<Map<number, number>> {
    if (userIds.length === 0) return new Map();
    const rows: { userId: number; total: number }[] = await this.dataSource.query(
      'SELECT userId, COUNT(*) AS total FROM ticket_requesters WHERE organizationId = ? AND userId IN (?) GROUP BY userId', [organizationId, userIds],
    );
    return new Map(rows.map(({ userId, total }) => [userId, Number(total)]));
  }

  async numberOfTicketsAt(organizationId: number, locationIds: number[]): Promise<Map<number, number>> {
    if (locationIds.length === 0) return new Map();
    const rows: { locationId: number; total: number }[] = await this.dataSource.query(
      'SELECT locationId, COUNT(*) AS total FROM tickets WHERE organizationId = ? AND locationId IN (?) GROUP BY locationId', [organizationId, locationIds],
    );
    return new Map(rows.map(({ locationId, total }) => [locationId, Number(total)]));
  }
}

const jsonNames = ['place', 'warranty', 'excludedEngineerIds'] as const;
type JsonName = (typeof jsonNames)[number];
type TicketRow = Omit<Ticket, 'open' | JsonName> & { open: number } & Record<JsonName, string | null>;
type RequesterRow = Omit<TicketRequester, 'reporter'> & { reporter: number };

function ticketOf(row: TicketRow): Ticket {
  return {
    ...row,
    open: Boolean(row.open),
    place: row.place === null ? null : (JSON.parse(row.place) as string[]),
    warranty: row.warranty === null ? null : (JSON.parse(row.warranty) as Ticket['warranty']),
    excludedEngineerIds: row.excludedEngineerIds === null ? null : (JSON.parse(row.excludedEngineerIds) as number[]),
  };
}

/** The JSON columns among those given, as text. */
function jsonColumns(columns: Partial<Ticket>): Partial<Record<JsonName, string | null>> {
  return Object.fromEntries(jsonNames.filter((name) => columns[name] !== undefined).map((name) => [name, columns[name] && JSON.stringify(columns[name])]));
}

function requesterOf(row: RequesterRow): TicketRequester {
  return { ...row, reporter: Boolean(row.reporter) };
}
