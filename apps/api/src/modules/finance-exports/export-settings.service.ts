import { Injectable } from '@nestjs/common';
import { exportKinds, type ExportKind, type ExportSettings, type SaveExportSettingsRequest } from '@scanfix/shared-types';
import { availableFields, defaultExportSettings } from './export.columns.js';
import { ExportSettingsRepository } from './export-settings.repository.js';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { invalidField } from '../../platform/errors/domain-error.js';

/** Which columns an organization's files have, and how accounting calls its accounts. */
@Injectable()
export class ExportSettingsService {
  constructor(
    private readonly repository: ExportSettingsRepository,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async settings(organizationId: number): Promise<ExportSettings> {
    const { columns, accountCodes, voucherWord, preparedBy } = await this.repository.find(organizationId) ?? defaultExportSettings;
    const available = Object.fromEntries(exportKinds.map((kind) => [kind, availableFields(kind)])) as Record<ExportKind, string[]>;
    return { columns, available, accountCodes, voucherWord, preparedBy };
  }

  async save(actor: Actor, { columns, accountCodes, voucherWord, preparedBy }: SaveExportSettingsRequest): Promise<ExportSettings> {
    const { organizationId } = actor;
    for (const kind of exportKinds) refuseNonsense(kind, columns[kind].map(({ field }) => field));
    const row = { organizationId, columns: plain(columns), accountCodes: { ...accountCodes }, voucherWord, preparedBy };
    await this.unitOfWork.run(async (transaction) => {
      await this.repository.save(transaction, row);
      await this.audit.record(transaction, actor, { action: 'finance-export.configured', subject: 'organization', subjectId: organizationId });
    });
    return this.settings(organizationId);
  }
}

function refuseNonsense(kind: ExportKind, fields: readonly string[]): void {
  const available = availableFields(kind);
  fields.forEach((field, index) => {
    if (!available.includes(field)) throw invalidField(`columns.${kind}.${index}.field`, 'unknown');
    if (fields.indexOf(field) !== index) throw invalidField(`columns.${kind}.${index}.field`, 'duplicate');
  });
}

/** As it is kept: what was sent is objects of classes. */
function plain(columns: ExportSettings['columns']): ExportSettings['columns'] {
  return Object.fromEntries(exportKinds.map((kind) => [kind, columns[kind].map(({ field, heading }) => ({ field, heading }))])) as ExportSettings['columns'];
}
