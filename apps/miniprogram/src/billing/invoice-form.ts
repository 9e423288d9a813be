import { type FieldError, type RequestInvoiceRequest } from '@scanfix/shared-types';
import { device } from '@/device';
import { plainTaxNumber, taxNumberFault } from './tax-number';

export type InvoiceForm = Required<RequestInvoiceRequest>;

const storageKey = 'invoice-title';
const longestTitle = 100;

export const emptyInvoiceForm: InvoiceForm = { titleKind: 'company', title: '', taxNumber: '', email: '', note: '' };

/** Whom the last invoice was for: the next one is mostly for the same. What was noted belongs to that one alone. */
export const rememberedInvoiceForm = (): InvoiceForm | null => device.load<InvoiceForm>(storageKey);
export const rememberInvoiceForm = (form: InvoiceForm): void => device.save(storageKey, { ...form, note: '' });

/** In the order of the page. */
export function checkInvoiceForm({ titleKind, title, taxNumber, email }: InvoiceForm): FieldError[] {
  const errors: FieldError[] = [];
  if (title.trim() === '') errors.push({ field: 'title', code: 'required' });
  if (title.trim().length > longestTitle) errors.push({ field: 'title', code: 'too-long' });
  if (titleKind === 'company' && taxNumber.trim() === '') errors.push({ field: 'taxNumber', code: 'required' });
  else if (titleKind === 'company' && taxNumberFault(taxNumber) === 'invalid-tax-number') errors.push({ field: 'taxNumber', code: 'invalid-tax-number' });
  if (email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())) errors.push({ field: 'email', code: 'invalid-email' });
  return errors;
}

export function invoiceRequestOf({ titleKind, title, taxNumber, email, note }: InvoiceForm): RequestInvoiceRequest {
  return {
    titleKind, title: title.trim(),
    ...(titleKind === 'company' ? { taxNumber: plainTaxNumber(taxNumber) } : {}),
    ...(email.trim() ? { email: email.trim() } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
  };
}
