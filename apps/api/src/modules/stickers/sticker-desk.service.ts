import { Injectable, type OnModuleInit } from '@nestjs/common';
import { parseStickerCode, stickerAlphabet, type Page, type StickerDetail, type StickerSummary } from '@scanfix/shared-types';
import type { StickerQueryDto } from './dto/sticker-query.dto.js';
import { StickerHistoryRepository } from './sticker-history.repository.js';
import { StickerScansRepository } from './sticker-scans.repository.js';
import type { Sticker } from './sticker.entity.js';
import { historyEntryOf, summaryOf } from './sticker.mapper.js';
import { StickersRepository } from './stickers.repository.js';
import { AssetsService } from '../assets/assets.service.js';
import { PeopleService } from '../identity/people.service.js';
import { LocationsService } from '../locations/locations.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Config } from '../../platform/config/config.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';
import { calendarDayOf } from '../../platform/time/calendar-day.js';

const daysShown = 30;
const day = 86_400_000;

/** What the desk and engineers see of stickers. */
@Injectable()
export class StickerDeskService implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly stickers: StickersRepository,
    private readonly history: StickerHistoryRepository,
    private readonly scans: StickerScansRepository,
    private readonly assets: AssetsService,
    private readonly locations: LocationsService,
    private readonly people: PeopleService,
    private readonly organizations: OrganizationsService,
  ) {}

  onModuleInit(): void {
    this.locations.countUsage({ name: 'stickers', count: (organizationId, ids) => this.stickers.boundPerLocation(organizationId, ids) });
  }

  async list(actor: Actor, { cursor, limit, search, ...filter }: StickerQueryDto): Promise<Page<StickerSummary>> {
    const { organizationId } = actor;
    const prefix = search ? codePrefix(search) : '';
    if (prefix === null) return { items: [], nextCursor: null };
    const rows = prefix === ''
      ? await this.stickers.page(organizationId, filter, decodeCursor(cursor, 'id')?.[0] ?? null, limit + 1)
      : await this.stickers.pageByCode(organizationId, filter, prefix, decodeCursor(cursor, 'text')?.[0] ?? null, limit + 1);
    const page = pageOf(rows, limit, (sticker) => [prefix === '' ? sticker.id : sticker.code], (sticker) => sticker);
    return { items: await this.summaries(organizationId, page.items), nextCursor: page.nextCursor };
  }

  /** @throws DomainError `not-found` */
  async detail(actor: Actor, id: number): Promise<StickerDetail> {
    const sticker = await this.stickers.find(actor.organizationId, id);
    if (!sticker) throw new DomainError('not-found');
    return this.detailOf(sticker);
  }

  /** @throws DomainError `sticker-code-malformed` or `not-found` */
  async detailByCode(actor: Actor, code: string): Promise<StickerDetail> {
    const canonical = parseStickerCode(code);
    if (canonical === null) throw new DomainError('sticker-code-malformed');
    const sticker = await this.stickers.findByCode(actor.organizationId, canonical);
    if (!sticker) throw new DomainError('not-found');
    return this.detailOf(sticker);
  }

  private async detailOf(sticker: Sticker): Promise<StickerDetail> {
    const { id, organizationId } = sticker;
    const { timeZone } = await this.organizations.settings(organizationId);
    const from = calendarDayOf(new Date(Date.now() - (daysShown - 1) * day), timeZone);
    const [[summary], rows, days] = await Promise.all([
      this.summaries(organizationId, [sticker]), this.history.of(organizationId, id), this.scans.byDay(organizationId, id, from),
    ]);
    if (!summary) throw new DomainError('not-found');
    const people = await this.people.byIds(organizationId, rows.flatMap(({ actorId }) => actorId ?? []));
    return {
      ...summary,
      history: rows.map((row) => historyEntryOf(row, people)),
      scansByDay: days.map((scans) => ({ day: scans.day, count: scans.count })),
    };
  }

  private async summaries(organizationId: number, stickers: Sticker[]): Promise<StickerSummary[]> {
    const [assets, locations, totals] = await Promise.all([
      this.assets.summaries(organizationId, stickers.flatMap(({ assetId }) => assetId ?? [])),
      this.locations.summaries(organizationId, stickers.flatMap(({ locationId }) => locationId ?? [])),
      this.scans.totals(organizationId, stickers.map(({ id }) => id)),
    ]);
    return stickers.map((sticker) => summaryOf(sticker, { assets, locations, totals, publicUrl: this.config.settings.PUBLIC_URL }));
  }
}

/** The beginning of a code as people type it, folded as `parseStickerCode` folds whole ones; null when no code begins like that. */
function codePrefix(typed: string): string | null {
  const folded = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return [...folded].every((character) => stickerAlphabet.includes(character)) ? folded : null;
}
