import { Injectable } from '@nestjs/common';
import { AssetEditsRepository } from './asset-edits.repository.js';
import { AssetImportLookups } from './asset-import-lookups.js';
import { isNew, modelKeyOf, newModelsOf, type CheckedRow, type ResolvedRow } from './asset-import.check.js';
import { draftOf } from './asset-import.drafts.js';
import type { AssetImportRow } from './asset-import.entity.js';
import { AssetImportsRepository } from './asset-imports.repository.js';
import { AssetModelsRepository } from './asset-models.repository.js';
import { LocationsService } from '../locations/locations.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { mapInSlices } from '../../platform/concurrency/in-slices.js';
import { isDuplicate } from '../../platform/database/duplicates.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';

type Outcome = 'applied' | 'refused';
/** Of the same import, when others write the same serial numbers at the same moment. */
const attempts = 3;
/** Lines judged before other requests get their turn: some ten milliseconds. */
const rowsAtOnce = 1_000;

/** Makes devices of the lines of a file: all of them, or all that are right, or none. */
@Injectable()
export class AssetImportApplyingService {
  constructor(
    private readonly imports: AssetImportsRepository,
    private readonly lookups: AssetImportLookups,
    private readonly edits: AssetEditsRepository,
    private readonly models: AssetModelsRepository,
    private readonly locations: LocationsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DomainError `not-found`, `import-already-applied`, `import-has-errors` (which are then to be read on the import) */
  async apply(actor: Actor, id: number, skipInvalid: boolean): Promise<void> {
    const outcome = await this.untilUndisturbed(() => this.unitOfWork.once(actor, (transaction) => this.applyWithin(transaction, actor.organizationId, id, skipInvalid)));
    if (outcome === 'refused') throw new DomainError('import-has-errors');
  }

  /** What was a duplicate only because somebody committed in between is, the next time, an error of its line. */
  private async untilUndisturbed(work: () => Promise<Outcome>): Promise<Outcome> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (!isDuplicate(error) || attempt === attempts) throw error;
      }
    }
  }

  /** The world may have changed since the preview: every line is judged again, and what it refers to is held. */
  private async applyWithin(transaction: Transaction, organizationId: number, id: number, skipInvalid: boolean): Promise<Outcome> {
    const record = await this.imports.lock(transaction, organizationId, id);
    if (!record) throw new DomainError('not-found');
    if (record.status === 'applied') throw new DomainError('import-already-applied');
    const rows = await this.imports.allRows(transaction, id);
    const drafts = await mapInSlices(rows, rowsAtOnce, ({ rowNumber, cells }) => draftOf(rowNumber, cells));
    const checked = await this.lookups.check(organizationId, drafts, transaction);
    const resolved = checked.flatMap((row) => row.resolved ?? []);
    const invalidRows = rows.length - resolved.length;
    await this.imports.writeRows(transaction, id, changedRows(rows, checked));
    const refused = (invalidRows > 0 && !skipInvalid) || resolved.length === 0;
    if (!refused) await this.make(transaction, organizationId, resolved);
    await this.imports.update(transaction, id, refused ? { invalidRows } : { invalidRows, status: 'applied', appliedAt: new Date(), appliedRows: resolved.length });
    return refused ? 'refused' : 'applied';
  }

  private async make(transaction: Transaction, organizationId: number, rows: ResolvedRow[]): Promise<void> {
    const placed = rows.filter(({ draft }) => draft.locationPath.length > 0);
    const locationIds = await this.locations.ensurePaths(transaction, organizationId, placed.map(({ draft }) => draft.locationPath));
    const locationOf = new Map(placed.map((row, index) => [row, locationIds[index] ?? null]));
    const modelOf = await this.ensureModels(transaction, organizationId, rows);
    const createdAt = new Date();
    await this.edits.insertMany(transaction, organizationId, rows.map((row) => {
      const { draft, categoryId, customerId } = row;
      const { name, serialNumber, serialKey, installedOn, warrantyUntil, note } = draft;
      return {
        organizationId, name, serialNumber, serialKey, categoryId, modelId: modelOf(row), customerId, locationId: locationOf.get(row) ?? null,
        status: 'in-service' as const, installedOn, warrantyUntil, note, createdAt,
      };
    }));
  }

  private async ensureModels(transaction: Transaction, organizationId: number, rows: ResolvedRow[]): Promise<(row: ResolvedRow) => number | null> {
    const missing = newModelsOf(rows);
    await this.models.insertMany(transaction, organizationId, missing);
    const known = missing.length === 0 ? [] : await this.models.known(organizationId, [...new Set(missing.map(({ categoryId }) => categoryId))], transaction);
    const ids = new Map(known.map((model) => [modelKeyOf(model), model.id]));
    return ({ model }) => (model === null ? null : isNew(model) ? ids.get(modelKeyOf(model)) ?? null : model.id);
  }
}

function changedRows(rows: AssetImportRow[], checked: CheckedRow[]): Omit<AssetImportRow, 'importId'>[] {
  return rows.flatMap(({ rowNumber, cells, problems }, index) => {
    const found = checked[index]?.problems ?? [];
    const now = found.length > 0 ? found : null;
    return JSON.stringify(now) === JSON.stringify(problems) ? [] : [{ rowNumber, cells, problems: now }];
  });
}
