import { Injectable } from '@nestjs/common';
import type { AssetSummary, AttachmentView, ProblemType, ScanView } from '@scanfix/shared-types';
import { AssetsService } from '../assets/assets.service.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { LocationsService } from '../locations/locations.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { StickersService, type ResolvedSticker } from '../stickers/stickers.service.js';
import { ExpectedAnswersService } from '../tickets/expected-answers.service.js';
import { TicketViewsService } from '../tickets/ticket-views.service.js';

/** What a sticker shows to anybody who scans it: gathered from the modules that know, and counted. */
@Injectable()
export class ScanService {
  constructor(
    private readonly stickers: StickersService,
    private readonly organizations: OrganizationsService,
    private readonly assets: AssetsService,
    private readonly locations: LocationsService,
    private readonly attachments: AttachmentsService,
    private readonly tickets: TicketViewsService,
    private readonly expectedAnswers: ExpectedAnswersService,
  ) {}

  async view(code: string): Promise<ScanView> {
    const sticker = await this.stickers.resolve(code);
    this.stickers.countScan(sticker.id);
    const { organizationId } = sticker;
    const [settings, { answeredFor, ...subject }] = await Promise.all([this.organizations.settings(organizationId), sticker.status === 'bound' ? this.subjectOf(sticker) : nothing]);
    const answeredBy = answeredFor && await this.expectedAnswers.dueAt(settings, answeredFor, new Date());
    return {
      code: sticker.code,
      status: sticker.status,
      organization: { id: settings.id, name: settings.name, shortName: settings.shortName, servicePhone: settings.servicePhone, notice: settings.notice },
      anonymousReports: settings.anonymousReports,
      expectedResponseMinutes: settings.expectedResponseMinutes,
      answeredBy: answeredBy?.toISOString() ?? null,
      ...subject,
    };
  }

  private async subjectOf({ organizationId, assetId, locationId }: ResolvedSticker): Promise<Subject> {
    if (assetId !== null) return this.assetSubject(organizationId, assetId);
    if (locationId === null) return nothing;
    const [location, categories, openTickets] = await Promise.all([
      this.locations.require(organizationId, locationId),
      this.assets.categories(organizationId),
      this.tickets.openCards(organizationId, { locationId }),
    ]);
    return { answeredFor: { categoryId: null, customerId: null }, asset: null, place: location.path, problemTypes: categories.flatMap(({ problemTypes }) => problemTypes), openTickets };
  }

  private async assetSubject(organizationId: number, assetId: number): Promise<Subject> {
    const [{ asset, customerId }, photos, categories, openTickets] = await Promise.all([
      this.assets.requireOwned(organizationId, assetId),
      this.attachments.views(organizationId, 'asset-photo', [assetId]),
      this.assets.categories(organizationId),
      this.tickets.openCards(organizationId, { assetId }),
    ]);
    return {
      answeredFor: asset.status === 'retired' ? null : { categoryId: asset.category.id, customerId },
      asset: publicAsset(asset, photos.get(assetId)?.[0] ?? null),
      place: asset.location?.path ?? null,
      problemTypes: categories.find(({ id }) => id === asset.category.id)?.problemTypes ?? [],
      openTickets,
    };
  }
}

interface Subject extends Pick<ScanView, 'asset' | 'place' | 'problemTypes' | 'openTickets'> {
  /** Whose promise it is; null where nothing can be reported. */
  answeredFor: { categoryId: number | null; customerId: number | null } | null;
}
const nothing: Subject & { problemTypes: ProblemType[] } = { answeredFor: null, asset: null, place: null, problemTypes: [], openTickets: [] };

/** Enough to be sure that it is the right device; the whole serial number is for those who service it. */
function publicAsset(asset: AssetSummary, photo: AttachmentView | null): ScanView['asset'] {
  return {
    name: asset.name,
    serialNumberTail: asset.serialNumber?.slice(-4) ?? null,
    categoryName: asset.category.name,
    categoryIcon: asset.category.icon,
    modelName: asset.model && `${asset.model.manufacturer} ${asset.model.name}`.trim(),
    status: asset.status,
    warranty: asset.warranty,
    photo,
  };
}
