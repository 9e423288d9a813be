import { PassThrough, type Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import type { StickerSheetQuery } from '@scanfix/shared-types';
import { labelsPerPage, writeLabelSheet, type Label } from './label-sheet.js';
import { MiniProgramCodes } from './mini-program-codes.js';
import { StickerBatchesRepository } from './sticker-batches.repository.js';
import type { Sticker } from './sticker.entity.js';
import { stickerUrl } from './sticker.mapper.js';
import { StickersRepository, type PrintedStickers } from './stickers.repository.js';
import { AssetsService } from '../assets/assets.service.js';
import { LocationsService } from '../locations/locations.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Config } from '../../platform/config/config.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { maximumId } from '../../platform/http/id.js';

/** Stickers read and described at once while a sheet is written. */
const chunk = 200;
const maximumIds = 1_000;
/** WeChat's codes come one by one and are pictures of some ten kilobytes each. */
const maximumMiniProgramCodes = 500;

export interface OpenedSheet {
  /** The PDF while it is being written. */
  pdf: Readable;
  fileName: string;
}

/** Sheets to print: everything that can be refused is refused before the first byte. */
@Injectable()
export class LabelSheetsService {
  private readonly logger = new Logger(LabelSheetsService.name);

  constructor(
    private readonly config: Config,
    private readonly stickers: StickersRepository,
    private readonly batches: StickerBatchesRepository,
    private readonly assets: AssetsService,
    private readonly locations: LocationsService,
    private readonly organizations: OrganizationsService,
    private readonly miniProgramCodes: MiniProgramCodes,
  ) {}

  async open(actor: Actor, query: StickerSheetQuery): Promise<OpenedSheet> {
    const { organizationId } = actor;
    const start = query.start ?? 0;
    if (start >= labelsPerPage(query.layout)) throw invalidField('start', 'too-large');
    const printed = printedIn(query);
    const name = 'batchId' in printed ? await this.batchToPrint(organizationId, printed.batchId) : await this.chosenToPrint(organizationId, printed.ids);
    const organization = await this.organizations.settings(organizationId);
    const wxacodes = query.code === 'wxacode';
    if (wxacodes) await this.prepareMiniProgramCodes(organizationId, printed);
    const pdf = new PassThrough();
    // Without a listener, an error before the answer has begun would end the process.
    pdf.on('error', (error) => this.logger.error(`a sheet of labels broke off: ${error.message}`));
    const sheet = { layout: query.layout, start, title: `${organization.shortName} ${name}`, organization };
    writeLabelSheet(pdf, sheet, this.labels(organizationId, printed, wxacodes)).catch((error: Error) => pdf.destroy(error));
    return { pdf, fileName: `stickers-${'batchId' in printed ? printed.batchId : printed.ids[0]}.pdf` };
  }

  /** Answers the sheet's title. */
  private async batchToPrint(organizationId: number, batchId: number): Promise<string> {
    const batch = await this.batches.find(organizationId, batchId);
    if (!batch) throw new DomainError('not-found');
    // A batch is printed without its void and lost stickers; when there are no others, the paper stays empty.
    if (await this.stickers.countPrintable(organizationId, { batchId }, 1) === 0) throw new DomainError('sticker-void');
    return batch.name;
  }

  private async chosenToPrint(organizationId: number, ids: number[]): Promise<string> {
    const found = new Map((await this.stickers.findMany(organizationId, ids)).map((sticker) => [sticker.id, sticker]));
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length > 0) throw new DomainError('not-found', undefined, missing.map((id) => ({ field: `ids.${id}`, code: 'not-found' })));
    for (const { status, code } of found.values()) {
      if (status === 'void') throw new DomainError('sticker-void', { stickerCode: code });
      if (status === 'lost') throw new DomainError('sticker-lost', { stickerCode: code });
    }
    return [...found.values()][0]?.code ?? '';
  }

  private async prepareMiniProgramCodes(organizationId: number, printed: PrintedStickers): Promise<void> {
    const stickers = await this.stickers.printable(organizationId, printed, 0, maximumMiniProgramCodes + 1);
    if (stickers.length > maximumMiniProgramCodes) throw invalidField('code', 'too-many');
    await this.miniProgramCodes.prepare(stickers.map(({ code }) => code));
  }

  private async *labels(organizationId: number, printed: PrintedStickers, wxacodes: boolean): AsyncGenerator<Label> {
    let lastId = 0;
    for (;;) {
      const stickers = await this.stickers.printable(organizationId, printed, lastId, chunk);
      for (const label of await this.describe(organizationId, stickers)) {
        yield wxacodes ? { ...label, wxacode: await this.miniProgramCodes.image(label.code) } : label;
      }
      const last = stickers.at(-1);
      if (!last || stickers.length < chunk) return;
      lastId = last.id;
    }
  }

  private async describe(organizationId: number, stickers: Sticker[]): Promise<Label[]> {
    const [assets, locations] = await Promise.all([
      this.assets.summaries(organizationId, stickers.flatMap(({ assetId }) => assetId ?? [])),
      this.locations.summaries(organizationId, stickers.flatMap(({ locationId }) => locationId ?? [])),
    ]);
    return stickers.map(({ code, assetId, locationId }) => {
      const asset = assetId === null ? undefined : assets.get(assetId);
      const place = locationId === null ? undefined : locations.get(locationId)?.path;
      return {
        code,
        url: stickerUrl(this.config.settings.PUBLIC_URL, code),
        wxacode: null,
        // A place is called by its own name; the rest of its path stands beneath.
        name: asset?.name ?? place?.at(-1) ?? null,
        path: asset ? asset.location?.path ?? [] : place?.slice(0, -1) ?? [],
      };
    });
  }
}

function printedIn({ batchId, ids }: StickerSheetQuery): PrintedStickers {
  if (batchId !== undefined && ids !== undefined) throw invalidField('ids', 'not-together');
  if (batchId !== undefined) return { batchId };
  if (ids === undefined) throw invalidField('batchId', 'required');
  const chosen = [...new Set(ids.split(',').map(Number))];
  if (chosen.some((id) => id > maximumId)) throw invalidField('ids', 'too-large');
  if (chosen.length > maximumIds) throw invalidField('ids', 'too-many');
  return { ids: chosen };
}
