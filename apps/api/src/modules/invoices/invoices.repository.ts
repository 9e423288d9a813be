import { Injectable } from '@nestjs/common';
import { parseTicketNumber, type InvoiceState } from '@scanfix/shared-types';
import { DataSource } from 'typeorm';
import type { InvoiceRow } from './invoice.entity.js';
import { insertRow, updateRow } from '../../platform/database/rows.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class InvoicesRepository {
  constructor(private readonly dataSource: DataSource) {}

  insert(transaction: Transaction, row: Omit<InvoiceRow, 'id'>): Promise<number> {
    return insertRow(transaction, 'invoices', row);
  }

  update(transaction: Transaction, id: number, changes: Partial<InvoiceRow>): Promise<void> {
    return updateRow(transaction, 'invoices', id, changes);
  }

  /** Take the ticket's lock first. */
  async lock(transaction: Transaction, organizationId: number, id: number): Promise<InvoiceRow | null> {
    const rows: InvoiceRow[] = await transaction.query('SELECT * FROM invoices WHERE organizationId = ? AND id = ? FOR UPDATE', [organizationId, id]);
    return rows[0] ?? null;
  }

  async find(organizationId: number, id: number): Promise<InvoiceRow | null> {
    const rows: InvoiceRow[] = await this.dataSource.query('SELECT * FROM invoices WHERE organizationId = ? AND id = ?', [organizationId, id]);
    return rows[0] ?? null;
  }

  /** Newest first. */
  ofTicket(organizationId: number, ticketId: number): Promise<InvoiceRow[]> {
    return this.dataSource.query('SELECT * FROM invoices WHERE organizationId = ? AND ticketId = ? ORDER BY id DESC', [organizationId, ticketId]);
  }

  async standing(organizationId: number, ticketId: number, transaction?: Transaction): Promise<boolean> {
    const rows: object[] = await (transaction ?? this.dataSource).query('SELECT 1 FROM invoices WHERE standingTicketId = ? AND organizationId = ?', [ticketId, organizationId]);
    return rows.length > 0;
  }

  async count(organizationId: number, state: InvoiceState): Promise<number> {
    const rows: { total: number }[] = await this.dataSource.query('SELECT COUNT(*) AS total FROM invoices WHERE organizationId = ? AND state = ?', [organizationId, state]);
    return Number(rows[0]?.total ?? 0);
  }

  /** Newest first, from below `beforeId`. Searched from the beginning of title, tax number and fapiao number, or by the whole ticket number. */
  page(organizationId: number, { state, search }: { state?: InvoiceState; search?: string }, beforeId: number | null, limit: number): Promise<InvoiceRow[]> {
    const conditions = ['organizationId = ?'];
    const parameters: unknown[] = [organizationId];
    const add = (condition: string, ...values: unknown[]) => {
      conditions.push(condition);
      parameters.push(...values);
    };
    if (beforeId !== null) add('id < ?', beforeId);
    if (state) add('state = ?', state);
    if (search) {
      const ticketId = parseTicketNumber(search);
      const prefix = `${search.replace(/[\\%_]/g, '\\$&')}%`;
      if (ticketId === null) add('(title LIKE ? OR taxNumber LIKE ? OR invoiceNumber LIKE ?)', prefix, prefix, prefix);
      else add('ticketId = ?', ticketId);
    }
    return this.dataSource.query(`SELECT * FROM invoices WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT ?`, [...parameters, limit]);
  }
}
