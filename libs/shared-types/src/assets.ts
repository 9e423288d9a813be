import type { AttachmentClaim, AttachmentView } from './attachments.js';
import type { CustomerSummary } from './customers.js';
import type { LocationSummary } from './locations.js';
import type { CalendarDate, Instant, PageQuery } from './paging.js';

export interface ProblemType {
  id: number;
  name: string;
}

export interface AssetCategory {
  id: number;
  name: string;
  /** A word of the client's icon set: `air-conditioner`, `elevator`, `plumbing`, `lighting`, `network`, `door`, `other`. */
  icon: string;
  problemTypes: ProblemType[];
}

/** Problem types are replaced as a list: rows with an id are kept and renamed, the rest are new, absent ones are withdrawn. */
export interface SaveAssetCategoryRequest {
  name: string;
  icon?: string;
  problemTypes: { id?: number; name: string }[];
}

export interface AssetModel {
  id: number;
  categoryId: number;
  manufacturer: string;
  name: string;
  warrantyMonths: number | null;
  manuals: AttachmentView[];
}

export interface SaveAssetModelRequest {
  categoryId: number;
  manufacturer: string;
  name: string;
  warrantyMonths?: number | null;
  manuals?: (AttachmentClaim | { id: number })[];
}

export const assetStatuses = ['in-service', 'out-of-order', 'retired'] as const;
export type AssetStatus = (typeof assetStatuses)[number];

/** Why a device is or is not in warranty: by its own date; else by its installation and its model's months; else nobody knows. */
export interface Warranty {
  status: 'in-warranty' | 'out-of-warranty' | 'unknown';
  reason: 'asset-date' | 'asset-date-passed' | 'model-term' | 'model-term-passed' | 'no-date';
  until: CalendarDate | null;
}

export interface AssetSummary {
  id: number;
  name: string;
  serialNumber: string | null;
  category: { id: number; name: string; icon: string };
  model: { id: number; manufacturer: string; name: string } | null;
  location: { id: number; path: string[] } | null;
  status: AssetStatus;
  warranty: Warranty;
  stickerCode: string | null;
}

export interface AssetDetail extends AssetSummary {
  customer: Pick<CustomerSummary, 'id' | 'name'> | null;
  fullLocation: LocationSummary | null;
  installedOn: CalendarDate | null;
  warrantyUntil: CalendarDate | null;
  note: string | null;
  photos: AttachmentView[];
  manuals: AttachmentView[];
  version: number;
  createdAt: Instant;
  retiredAt: Instant | null;
}

/** `photos` and `manuals` are the whole list wanted afterwards: ids already there, and claims of new uploads. */
export interface SaveAssetRequest {
  name: string;
  categoryId: number;
  modelId?: number | null;
  customerId?: number | null;
  locationId?: number | null;
  serialNumber?: string | null;
  installedOn?: CalendarDate | null;
  warrantyUntil?: CalendarDate | null;
  status?: Exclude<AssetStatus, 'retired'>;
  note?: string | null;
  photos?: (AttachmentClaim | { id: number })[];
  manuals?: (AttachmentClaim | { id: number })[];
  /** The version that was read; another one in between is `version-conflict`. */
  version?: number;
}

export interface AssetQuery extends PageQuery {
  search?: string;
  categoryId?: number;
  /** This location and all below it. */
  locationId?: number;
  customerId?: number;
  status?: AssetStatus;
  withoutSticker?: boolean;
}

/** Columns of the import and export file, in their order; the header row may be in either language. */
export const assetColumns = [
  { key: 'name', zh: '设备名称', en: 'Name', required: true },
  { key: 'serialNumber', zh: '序列号', en: 'Serial number', required: false },
  { key: 'category', zh: '分类', en: 'Category', required: true },
  { key: 'manufacturer', zh: '厂商', en: 'Manufacturer', required: false },
  { key: 'model', zh: '型号', en: 'Model', required: false },
  { key: 'location', zh: '位置', en: 'Location', required: false },
  { key: 'customer', zh: '客户', en: 'Customer', required: false },
  { key: 'installedOn', zh: '安装日期', en: 'Installed on', required: false },
  { key: 'warrantyUntil', zh: '保修至', en: 'Warranty until', required: false },
  { key: 'note', zh: '备注', en: 'Note', required: false },
] as const;
export type AssetColumn = (typeof assetColumns)[number]['key'];

/** `row` is the row number a spreadsheet shows (the header is 1). `code`: required, too-long, not-a-date, unknown-category, duplicate-in-file, serial-number-taken, ambiguous … */
export interface ImportError {
  row: number;
  column: AssetColumn | null;
  code: string;
  value: string | null;
}

export interface AssetImport {
  id: number;
  fileName: string;
  status: 'previewed' | 'applied';
  totalRows: number;
  validRows: number;
  /** Rows with at least one error. */
  invalidRows: number;
  errors: ImportError[];
  /** The first 20 rows as they would be imported. */
  preview: Record<AssetColumn, string | null>[];
  /** Locations and models that do not exist yet and would be made. */
  newLocations: string[];
  newModels: string[];
  createdAt: Instant;
  appliedAt: Instant | null;
  appliedRows: number;
}

/** All rows or, when the person says so, all valid rows; in one transaction either way. */
export interface ApplyImportRequest {
  skipInvalid?: boolean;
}

export const maximumImportRows = 20_000;
