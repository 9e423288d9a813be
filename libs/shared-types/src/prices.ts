import type { SkillLevel } from './engineers.js';
import type { Coordinates } from './locations.js';
import type { CalendarDate, Instant } from './paging.js';
import type { Urgency } from './tickets.js';
import type { WarrantyDecision } from './warranties.js';

/**
 * All money is integer fen, tax included, unless a name says otherwise.
 * @asType integer
 */
export type Fen = number;
/**
 * Rates: 600 is 6 %.
 * @asType integer
 */
export type BasisPoints = number;

export const priceBookStatuses = ['draft', 'published'] as const;
export type PriceBookStatus = (typeof priceBookStatuses)[number];

/**
 * The organization's prices from a day on. A published one is never changed: another price is another book from another day. In force is the
 * published one with the latest `effectiveFrom` that is not after the day in question.
 */
export interface PriceBook extends PriceBookContent {
  id: number;
  name: string;
  status: PriceBookStatus;
  effectiveFrom: CalendarDate;
  /** The day before the next published one begins; null while none follows. */
  effectiveUntil: CalendarDate | null;
  publishedAt: Instant | null;
  publishedBy: string | null;
  version: number;
}

export interface PriceBookContent {
  /** What is in the prices already, e.g. 600 for 6 %. */
  taxRate: BasisPoints;
  callOut: CallOutPrice;
  labour: LabourPrice[];
  /** Where a part costs another sum than in the catalogue. */
  parts: { partId: number; price: Fen }[];
}

/** The fee for coming: the base, and what distance, hour and urgency add. The highest step that is reached counts, once each. */
export interface CallOutPrice {
  base: Fen;
  /** From here distances count, in a straight line; null: distance costs nothing. */
  origin: Coordinates | null;
  distance: { beyondMeters: number; fee: Fen }[];
  /** Hours of the organization's zone; `to` before `from` runs over midnight. `holiday` follows the default business calendar's days off. */
  time: TimeSurcharge[];
  urgency: Record<Urgency, Fen>;
}
export const timeSurchargeKinds = ['hours', 'weekend', 'holiday'] as const;
export interface TimeSurcharge {
  kind: (typeof timeSurchargeKinds)[number];
  /** `HH:MM`, only for `hours`. */
  from?: string;
  to?: string;
  fee: Fen;
}

export const labourUnits = ['job', 'hour'] as const;
export type LabourUnit = (typeof labourUnits)[number];
/** `code` is unique within the book and stays the same from book to book. `categoryId` null: for every category. */
export interface LabourPrice {
  code: string;
  name: string;
  categoryId: number | null;
  /** Empty: whichever fault. */
  problemTypeIds: number[];
  level: SkillLevel;
  unit: LabourUnit;
  price: Fen;
  /** Least and most that is usual, for the band before a ticket is submitted; jobs or hours times 100. */
  usualFrom: number;
  usualTo: number;
}

export interface SavePriceBookRequest extends PriceBookContent {
  name: string;
  effectiveFrom: CalendarDate;
  version?: number;
}

/** Before anything is submitted: what it will cost, as far as prices say. */
export interface PriceBandQuery {
  stickerCode?: string;
  assetId?: number;
  locationId?: number;
  categoryId?: number;
  problemTypeId?: number;
  urgency?: Urgency;
  /** When somebody should come; now where absent. */
  at?: Instant;
}
/** As one book would answer it, a draft too. */
export interface TryPricesQuery extends Omit<PriceBandQuery, 'stickerCode' | 'locationId'> {
  /** In place of the way from the price's origin to the device. */
  distanceMeters?: number;
}
export interface PriceTrial extends PriceBand {
  /** What could be put into a quote for it, the closest fit first. */
  labour: LabourPrice[];
}
export interface PriceBand {
  warranty: WarrantyDecision;
  /** Null: the organization has published no prices. */
  price: {
    callOut: Fen;
    /** Why the call-out costs this: the base and each addition. */
    callOutParts: { kind: 'base' | 'distance' | 'hours' | 'weekend' | 'holiday' | 'urgency'; fee: Fen }[];
    labourFrom: Fen;
    labourTo: Fen;
    /** All of it without parts. Zero where the warranty covers it. */
    totalFrom: Fen;
    totalTo: Fen;
    /** The middle 60 % of at least five approved quotes of this category and fault in a year; null where there are fewer. */
    usual: { from: Fen; to: Fen; quotes: number } | null;
    taxRate: BasisPoints;
    effectiveFrom: CalendarDate;
  } | null;
}
