import type { PageQuery } from './paging.js';

export interface Contact {
  id: number;
  name: string;
  phone: string | null;
  position: string | null;
}

/** How much was promised: service levels ask for it. */
export const customerLevels = ['standard', 'key', 'vip'] as const;
export type CustomerLevel = (typeof customerLevels)[number];

export interface CustomerSummary {
  id: number;
  kind: 'company' | 'household';
  name: string;
  phone: string | null;
  address: string | null;
  note: string | null;
  level: CustomerLevel;
}

export interface CustomerDetail extends CustomerSummary {
  contacts: Contact[];
  version: number;
}

export interface SaveCustomerRequest {
  kind: 'company' | 'household';
  name: string;
  phone?: string | null;
  address?: string | null;
  note?: string | null;
  level?: CustomerLevel;
  contacts?: { name: string; phone?: string | null; position?: string | null }[];
  /** The version that was read; another one in between is `version-conflict`. */
  version?: number;
}

export interface CustomerQuery extends PageQuery {
  search?: string;
}
