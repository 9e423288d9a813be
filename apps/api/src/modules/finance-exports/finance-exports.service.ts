import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { ExportKind, ExportSettings, FinanceExportQuery, Locale } from '@scanfix/shared-types';
import { formatOf } from './export.columns.js';
import { ExportRows, type ExportPeriod } from './export-rows.js';
import { ExportSettingsService } from './export-settings.service.js';
import { wordsFor } from './export-words.js';
import { kingdee, yonyou, type VoucherLayout } from './voucher-layouts.js';
import { AuditService } from '../audit/audit.service.js';
import { LedgerReportsService } from '../ledger/ledger-reports.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { invalidField } from '../../platform/errors/domain-error.js';
import type { Cell } from '../../platform/spreadsheets/spreadsheet.js';
import { writeXlsx } from '../../platform/spreadsheets/xlsx-writing.js';

export interface FinanceFile {
  /** For people, and in plain characters for programs that know no others. */
  name: string;
  plainName: string;
  content: Readable;
}

const layouts: Record<'kingdee' | 'yonyou', VoucherLayout> = { kingdee, yonyou };

/** Files for accounting, written as they are read. */
@Injectable()
export class FinanceExportsService {
  constructor(
    private readonly rows: ExportRows,
    private readonly settings: ExportSettingsService,
    private readonly ledger: LedgerReportsService,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async export(actor: Actor, { kind, format = 'xlsx', from, to, by }: FinanceExportQuery, locale: Locale): Promise<FinanceFile> {
    if (to < from) throw invalidField('to', 'before-start');
    if (format !== 'xlsx' && kind !== 'ledger') throw invalidField('format', 'not-allowed');
    if (kind === 'statement' && by === undefined) throw invalidField('by', 'required');
    const { organizationId } = actor;
    const [settings, { timeZone }] = await Promise.all([this.settings.settings(organizationId), this.organizations.settings(organizationId)]);
    const words = wordsFor(locale);
    const period: ExportPeriod = { organizationId, from, to, timeZone, words };
    // What leaves the house is written down: names are in it.
    await this.unitOfWork.run((transaction) => this.audit.record(transaction, actor, { action: 'finance.exported', subject: 'organization', subjectId: organizationId, data: { kind, format, from, to } }));
    const label = format === 'xlsx' ? words.files[kind] : `${words.files.vouchers}-${format}`;
    return {
      name: `${label}-${from}-${to}.xlsx`, plainName: `${format === 'xlsx' ? kind : format}-${from}-${to}.xlsx`,
      content: format === 'xlsx' ? this.sheet(kind, period, settings, by) : this.vouchers(layouts[format], period, settings),
    };
  }

  private sheet(kind: ExportKind, period: ExportPeriod, settings: ExportSettings, by: FinanceExportQuery['by']): Readable {
    const columns = settings.columns[kind];
    const rows = this.cellsOf(kind, period, settings, by);
    return writeXlsx([{
      name: period.words.files[kind],
      columns: columns.map(({ field, heading }) => ({ format: formatOf(field), width: Math.max(formatOf(field) === 'text' ? 20 : 14, heading.length * 2) })),
      rows: (async function* chosen(): AsyncGenerator<Cell[]> {
        yield columns.map(({ heading }) => heading);
        for await (const cells of rows) yield columns.map(({ field }) => cells[field] ?? null);
      })(),
    }]);
  }

  private cellsOf(kind: ExportKind, period: ExportPeriod, { accountCodes }: ExportSettings, by: FinanceExportQuery['by']): AsyncIterable<Record<string, Cell>> {
    switch (kind) {
      case 'payments': return this.rows.paid(period);
      case 'refunds': return this.rows.refunds(period);
      case 'receivables': return this.rows.receivables(period);
      case 'ledger': return this.rows.lines(period, accountCodes);
      case 'statement': return this.rows.sums(period, by ?? 'day');
    }
  }

  private vouchers(layout: VoucherLayout, period: ExportPeriod, settings: ExportSettings): Readable {
    return writeXlsx([{ name: layout.sheet, columns: layout.headings.map(() => ({ width: 14, format: 'general' })), rows: this.voucherRows(layout, period, settings) }]);
  }

  /** A voucher an entry, numbered by month. What moves a date only is no voucher. */
  private async *voucherRows(layout: VoucherLayout, { organizationId, from, to, words }: ExportPeriod, settings: ExportSettings): AsyncGenerator<Cell[]> {
    yield [...layout.headings];
    let month = from.slice(0, 7);
    let number = await this.ledger.countEntries(organizationId, `${month}-01`, from);
    let serial = 0;
    for await (const entry of this.ledger.entries(organizationId, { from, to })) {
      if (entry.source === 'quote-on-credit') continue;
      if (!entry.on.startsWith(month)) [month, number] = [entry.on.slice(0, 7), 0];
      number += 1;
      serial += 1;
      yield* layout.rows({ entry, number, serial }, settings, words);
    }
  }
}
