import type { AssetSummary, ProblemType, Warranty } from './assets.js';
import type { AttachmentView } from './attachments.js';
import type { ExpectedResponseMinutes } from './organizations.js';
import type { Instant, PageQuery } from './paging.js';
import type { TicketProgressCard } from './tickets.js';

export const stickerStatuses = ['blank', 'bound', 'lost', 'void'] as const;
export type StickerStatus = (typeof stickerStatuses)[number];

export interface StickerSummary {
  id: number;
  /** Ten random characters and a check character, Crockford base 32. */
  code: string;
  status: StickerStatus;
  batchId: number | null;
  asset: Pick<AssetSummary, 'id' | 'name'> | null;
  location: { id: number; path: string[] } | null;
  scanCount: number;
  lastScannedAt: Instant | null;
  boundAt: Instant | null;
  createdAt: Instant;
  url: string;
}

/** `lost`: the sticker came off or was stolen; its scans say so and lead to the desk. `void`: never valid again. */
export type StickerAction = 'bind' | 'unbind' | 'mark-lost' | 'mark-found' | 'void';

export interface StickerHistoryEntry {
  action: StickerAction | 'create';
  at: Instant;
  actorName: string | null;
  assetName: string | null;
  locationPath: string[] | null;
  reason: string | null;
}

export interface StickerDetail extends StickerSummary {
  history: StickerHistoryEntry[];
  /** Scans per day of the last 30 days, oldest first; days without scans are left out. */
  scansByDay: { day: string; count: number }[];
}

export interface StickerBatch {
  id: number;
  name: string;
  size: number;
  boundCount: number;
  createdAt: Instant;
}

/** Either `blank` new ones, or one for each chosen asset or location that has none. */
export interface CreateStickerBatchRequest {
  name: string;
  blank?: number;
  assetIds?: number[];
  locationIds?: number[];
}
export const maximumBatchSize = 5_000;

export interface StickerQuery extends PageQuery {
  status?: StickerStatus;
  batchId?: number;
  assetId?: number;
  search?: string;
}

/** To an asset or to a location. `replace` unbinds what the sticker or the asset had before. */
export interface BindStickerRequest {
  assetId?: number;
  locationId?: number;
  replace?: boolean;
}

export interface StickerReasonRequest {
  reason: string;
}

/** Millimetres. Common label papers for A4, and rolls with one label a page. */
export const labelLayouts = {
  'a4-24-70x37': { page: [210, 297], label: [70, 37], columns: 3, rows: 8, left: 0, top: 0.5, gapX: 0, gapY: 0 },
  'a4-40-48.5x25.4': { page: [210, 297], label: [48.5, 25.4], columns: 4, rows: 10, left: 8, top: 21.5, gapX: 0, gapY: 0 },
  'a4-12-63.5x72': { page: [210, 297], label: [63.5, 72], columns: 3, rows: 4, left: 7.2, top: 4.5, gapX: 2.5, gapY: 0 },
  'roll-60x40': { page: [60, 40], label: [60, 40], columns: 1, rows: 1, left: 0, top: 0, gapX: 0, gapY: 0 },
  'roll-50x50': { page: [50, 50], label: [50, 50], columns: 1, rows: 1, left: 0, top: 0, gapX: 0, gapY: 0 },
} as const;
export type LabelLayout = keyof typeof labelLayouts;

/** Query of the PDF sheet: a batch, or ids. `start` is how many labels of a started sheet are used already: these stay free. `wxacode` prints WeChat's round code instead. */
export interface StickerSheetQuery {
  layout: LabelLayout;
  batchId?: number;
  /** Comma separated. */
  ids?: string;
  start?: number;
  code?: 'qr' | 'wxacode';
}

/** What anybody sees who scans: no personal data. */
export interface ScanView {
  code: string;
  status: StickerStatus;
  /** `id` tells a client whether its session belongs here. */
  organization: { id: number; name: string; shortName: string; servicePhone: string | null; notice: string | null };
  anonymousReports: boolean;
  expectedResponseMinutes: ExpectedResponseMinutes;
  /** By when somebody answers a report of the usual urgency that is made now, by the working hours that count for it; null where nothing can be reported. */
  answeredBy: Instant | null;
  /** Null for a blank, lost or void sticker and for a sticker of a place. */
  asset: {
    name: string;
    serialNumberTail: string | null;
    categoryName: string;
    categoryIcon: string;
    modelName: string | null;
    status: AssetSummary['status'];
    warranty: Warranty;
    photo: AttachmentView | null;
  } | null;
  place: string[] | null;
  problemTypes: ProblemType[];
  /** Open tickets of this device, newest first, without names or numbers of people. */
  openTickets: TicketProgressCard[];
}

/** Crockford base 32 without I, L, O, U; what people misread is folded: O→0, I/L→1. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const checkAlphabet = `${alphabet}*~$=U`;
export const stickerCodeLength = 11;

/** Crockford's mod-37 check would need `*~$=U`; codes whose check falls there are never issued, so that URLs stay plain. Null when the body has such a check. */
export function stickerCheckCharacter(body: string): string | null {
  let remainder = 0;
  for (const character of body) remainder = (remainder * 32 + alphabet.indexOf(character)) % 37;
  const check = checkAlphabet[remainder];
  return check !== undefined && alphabet.includes(check) ? check : null;
}

/** As typed or scanned → canonical code, or null when it cannot be one. */
export function parseStickerCode(text: string): string | null {
  const folded = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (folded.length !== stickerCodeLength || [...folded].some((character) => !alphabet.includes(character))) return null;
  return stickerCheckCharacter(folded.slice(0, -1)) === folded.slice(-1) ? folded : null;
}

export const stickerAlphabet = alphabet;
