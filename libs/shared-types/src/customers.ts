import type { PageQuery } from './paging.js';

export interface Contact {
  id: number;
  name: string;
  phone: string | null;
  position: string | null;
}

export interface CustomerSummary {
  id: number;
  kind: 'company' | 'household';
  name: string;
  phone: string | null;
  address: string | null;
  note: string | null;
}

export interface CustomerDetail extends CustomerSummary {
  contacts: Contact[];
}

export interface SaveCustomerRequest {
  kind: 'company' | 'household';
  name: string;
  phone?: string | null;
  address?: string | null;
  note?: string | null;
  contacts?: { name: string; phone?: string | null; position?: string | null }[];
}

export interface CustomerQuery extends PageQuery {
  search?: string;
}
