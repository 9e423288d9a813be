import type { PageQuery } from './paging.js';

/** An item of the catalogue. Money is integer fen. */
export interface Part {
  id: number;
  code: string;
  name: string;
  unit: string;
  priceFen: number;
  /** Empty: fits every category. */
  categoryIds: number[];
  active: boolean;
  /** Warranty of the part itself from its installation; null: none. */
  warrantyMonths: number | null;
  version: number;
}
export type SavePartRequest = Omit<Part, 'id' | 'version' | 'warrantyMonths'> & { warrantyMonths?: number | null; version?: number };
export interface PartQuery extends PageQuery {
  search?: string;
  categoryId?: number;
  /** Without it: only active ones. */
  withInactive?: boolean;
}
