import { maskPhone, type CustomerDetail, type CustomerSummary } from '@scanfix/shared-types';
import type { CustomerContact } from './contact.entity.js';
import type { Customer } from './customer.entity.js';

/** Phones are whole only for those who also keep them. */
export interface PhoneView {
  whole: boolean;
}

export function summaryOf({ id, kind, name, phone, address, note, level }: Customer, view: PhoneView): CustomerSummary {
  return { id, kind, name, phone: shown(phone, view), address, note, level };
}

export function detailOf(customer: Customer, contacts: CustomerContact[], view: PhoneView): CustomerDetail {
  return {
    ...summaryOf(customer, view),
    contacts: contacts.map(({ id, name, phone, position }) => ({ id, name, phone: shown(phone, view), position })),
    version: customer.version,
  };
}

function shown(phone: string | null, { whole }: PhoneView): string | null {
  return phone === null || whole ? phone : maskPhone(phone);
}
