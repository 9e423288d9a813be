import { Injectable } from '@nestjs/common';
import { percentOf, type PriceBand, type PriceBandQuery, type PriceTrial, type TryPricesQuery } from '@scanfix/shared-types';
import { usualOf } from './usual-totals.js';
import type { Actor } from '../../platform/auth/actor.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { calendarDayOf } from '../../platform/time/calendar-day.js';
import { AssetsService } from '../assets/assets.service.js';
import { ContractsService } from '../contracts/contracts.service.js';
import { LocationsService } from '../locations/locations.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { CallOutsService } from '../price-books/call-outs.service.js';
import { labourFor, PriceBooksService, usualLabour, type PricesInForce } from '../price-books/price-books.service.js';
import { QuotesService } from '../quotes/quotes.service.js';
import { StickersService } from '../stickers/stickers.service.js';
import { coverageOf, WarrantiesService } from '../warranties/warranties.service.js';

/** What is broken, and where. */
interface Subject {
  organizationId: number;
  assetId: number | null;
  locationId: number | null;
  categoryId: number | null;
}

/** What is wrong with it, and when and how soon somebody should come. */
type Wish = Pick<TryPricesQuery, 'problemTypeId' | 'urgency' | 'at' | 'distanceMeters'>;

/** What it will cost, before anything is reported. */
@Injectable()
export class PriceBandsService {
  constructor(
    private readonly stickers: StickersService,
    private readonly assets: AssetsService,
    private readonly locations: LocationsService,
    private readonly organizations: OrganizationsService,
    private readonly warranties: WarrantiesService,
    private readonly contracts: ContractsService,
    private readonly books: PriceBooksService,
    private readonly callOuts: CallOutsService,
    private readonly quotes: QuotesService,
  ) {}

  /** For whoever stands before the sticker. */
  async bySticker(query: PriceBandQuery): Promise<PriceBand> {
    if (query.stickerCode === undefined) throw invalidField('stickerCode', 'required');
    return this.band(await this.ofSticker(query.stickerCode, query), query);
  }

  /** Also without a sticker: by what is chosen from the organization's places and devices. */
  async mine({ organizationId }: Actor, query: PriceBandQuery): Promise<PriceBand> {
    if (query.stickerCode !== undefined) {
      const subject = await this.ofSticker(query.stickerCode, query);
      if (subject.organizationId !== organizationId) throw new DomainError('not-found');
      return this.band(subject, query);
    }
    const { assetId, locationId, categoryId } = query;
    if (locationId !== undefined) await this.locations.require(organizationId, locationId);
    return this.band(await this.ofAsset({ organizationId, assetId: assetId ?? null, locationId: locationId ?? null, categoryId: categoryId ?? null }), query);
  }

  /** As if that book were in force, a draft too: for those who set prices. */
  async trial({ organizationId }: Actor, bookId: number, { assetId, categoryId, ...wish }: TryPricesQuery): Promise<PriceTrial> {
    const book = await this.books.ofBook(organizationId, bookId);
    const subject = await this.ofAsset({ organizationId, assetId: assetId ?? null, locationId: null, categoryId: categoryId ?? null });
    const band = await this.band(subject, wish, book);
    return { ...band, labour: labourFor(book.labour, { categoryId: subject.categoryId, problemTypeId: wish.problemTypeId ?? null }) };
  }

  private async ofSticker(code: string, query: PriceBandQuery): Promise<Subject> {
    const { organizationId, status, assetId, locationId } = await this.stickers.resolve(code);
    if (status === 'void') throw new DomainError('sticker-void');
    if (status === 'lost') throw new DomainError('sticker-lost');
    if (status !== 'bound') throw new DomainError('sticker-not-bound');
    return this.ofAsset({ organizationId, assetId, locationId, categoryId: query.categoryId ?? null });
  }

  /** A device knows what it is and where. */
  private async ofAsset(subject: Subject): Promise<Subject> {
    if (subject.assetId === null) return subject;
    const { category, location } = await this.assets.require(subject.organizationId, subject.assetId);
    return { ...subject, categoryId: category.id, locationId: subject.locationId ?? location?.id ?? null };
  }

  /** @param tried in place of the book that is in force */
  private async band(subject: Subject, { urgency = 'normal', at: wanted, distanceMeters, ...query }: Wish, tried?: PricesInForce): Promise<PriceBand> {
    const { organizationId, assetId, locationId } = subject;
    const problemTypeId = query.problemTypeId ?? null;
    const at = wanted === undefined ? new Date() : new Date(wanted);
    const { timeZone } = await this.organizations.settings(organizationId);
    const on = calendarDayOf(at, timeZone);
    const problem = problemTypeId === null ? null : await this.assets.problemType(organizationId, problemTypeId);
    const categoryId = subject.categoryId ?? problem?.categoryId ?? null;
    if (problem && problem.categoryId !== categoryId) throw invalidField('problemTypeId', 'not-of-this-category');
    const [warranty, book, totals] = await Promise.all([
      this.warranties.ofDevice(organizationId, assetId, on, timeZone), tried ?? this.books.inForce(organizationId, on),
      categoryId === null ? [] : this.quotes.usualTotals(organizationId, { categoryId, problemTypeId }),
    ]);
    // Whose contract it is, and its number, is between the two who signed it.
    const shown = { ...warranty, contract: null };
    if (!book) return { warranty: shown, price: null };
    const callOut = await this.callOuts.of(book, { organizationId, locationId, at, urgency, distanceMeters });
    const labour = usualLabour(book.labour, { categoryId, problemTypeId });
    const carried = coverageOf(warranty);
    const percent = warranty.contract ? await this.contracts.discountPercent(organizationId, warranty.contract.id) : 0;
    const total = (work: number) => {
      const sum = (carried.callOut ? 0 : callOut.fee) + (carried.labour ? 0 : work);
      return sum - percentOf(sum, percent);
    };
    return {
      warranty: shown,
      price: {
        callOut: callOut.fee, callOutParts: callOut.parts, labourFrom: labour.from, labourTo: labour.to, totalFrom: total(labour.from), totalTo: total(labour.to), usual: usualOf(totals),
        taxRate: book.taxRate, effectiveFrom: book.effectiveFrom,
      },
    };
  }
}
