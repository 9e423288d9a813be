import { Injectable } from '@nestjs/common';
import type { AssetImport } from '@scanfix/shared-types';
import type { FastifyRequest } from 'fastify';
import { joinPath } from './asset-file.paths.js';
import { AssetImportLookups } from './asset-import-lookups.js';
import { newModelsOf, type CheckedRow } from './asset-import.check.js';
import { draftOf, previewOf } from './asset-import.drafts.js';
import { importOf } from './asset-import.mapper.js';
import { parseAssets } from './asset-import.parsing.js';
import { AssetImportsRepository } from './asset-imports.repository.js';
import { LocationsService } from '../locations/locations.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Gate } from '../../platform/concurrency/gate.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { receiveFile } from '../../platform/http/receive-file.js';
import { kindOf, readSpreadsheet, type SpreadsheetKind } from '../../platform/spreadsheets/file-reading.js';
import { UnreadableSpreadsheet } from '../../platform/spreadsheets/spreadsheet.js';

/** Bytes of an upload. */
const maximumFileSize = 10_000_000;
/** Files read at once in one process; each takes memory and a second of work. */
const filesAtOnce = 2;
const shownErrors = 1_000;
const shownRows = 20;
const shownNames = 500;

/** A file is first looked at: nothing of it becomes a device before somebody has seen what it would do. */
@Injectable()
export class AssetImportsService {
  private readonly gate = new Gate(filesAtOnce);

  constructor(
    private readonly imports: AssetImportsRepository,
    private readonly lookups: AssetImportLookups,
    private readonly locations: LocationsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async preview(actor: Actor, request: FastifyRequest): Promise<AssetImport> {
    let kind: SpreadsheetKind = 'csv';
    const inspect = (head: Buffer) => {
      kind = recognise(head);
      return maximumFileSize;
    };
    const id = await receiveFile(request, inspect, ({ path, name }) => this.gate.run(async () => {
      const drafts = await parseAssets(readSpreadsheet(path, kind));
      return this.keep(actor, name, await this.lookups.check(actor.organizationId, drafts));
    }));
    return this.view(actor.organizationId, id);
  }

  /** The first errors; the file of errors has all of them. @throws DomainError `not-found` */
  async view(organizationId: number, id: number): Promise<AssetImport> {
    const record = await this.imports.find(organizationId, id);
    if (!record) throw new DomainError('not-found');
    const firstRows = await this.imports.firstRows(id, shownRows);
    const preview = firstRows.map(({ rowNumber, cells }) => previewOf(draftOf(rowNumber, cells)));
    return importOf(record, preview, await this.imports.invalidRows(id, shownErrors));
  }

  private async keep({ organizationId, userId }: Actor, fileName: string, rows: CheckedRow[]): Promise<number> {
    const resolved = rows.flatMap((row) => row.resolved ?? []);
    const newLocations = await this.newLocations(organizationId, resolved.map(({ draft }) => draft.locationPath));
    const newModels = newModelsOf(resolved).map(({ manufacturer, name }) => `${manufacturer} ${name}`.trim());
    return this.unitOfWork.run((transaction) => this.imports.insert(transaction, {
      organizationId, createdBy: userId, fileName: plainName(fileName), status: 'previewed', appliedRows: 0, createdAt: new Date(), appliedAt: null,
      totalRows: rows.length, invalidRows: rows.length - resolved.length,
      newLocations: newLocations.slice(0, shownNames), newModels: newModels.slice(0, shownNames),
    }, rows.map(({ draft, problems }) => ({ rowNumber: draft.rowNumber, cells: draft.cells, problems: problems.length > 0 ? problems : null }))));
  }

  /** Every place that would be made, those above them too. */
  private async newLocations(organizationId: number, paths: string[][]): Promise<string[]> {
    const different = [...new Map(paths.map((path) => [path.join('\n'), path])).values()];
    const wanted = new Map(different.flatMap((path) => path.map((_, level) => path.slice(0, level + 1))).map((path) => [joinPath(path), path]));
    const found = await this.locations.findPaths(organizationId, [...wanted.values()]);
    return [...wanted.keys()].filter((_, index) => found[index] === null);
  }
}

function recognise(head: Buffer): SpreadsheetKind {
  try {
    return kindOf(head);
  } catch (error) {
    throw error instanceof UnreadableSpreadsheet ? new DomainError('import-file-unreadable', { reason: error.reason }) : error;
  }
}

/** The last part of what a browser calls the file. */
function plainName(name: string): string {
  return name.split(/[\\/]/).at(-1)?.replace(/[\u0000-\u001f\u007f]/g, '').slice(0, 200) ?? '';
}
