jest.mock('@/device', () => ({ device: {} }));

import { checkInvoiceForm, emptyInvoiceForm, invoiceRequestOf, type InvoiceForm } from './invoice-form';

const company: InvoiceForm = { titleKind: 'company', title: ' 云栖科技有限公司 ', taxNumber: '91350100m000100y43', email: '', note: '' };

describe('whom an invoice is for', () => {
  it('is a company with a name and a tax number, sent as the tax office writes it', () => {
    expect(checkInvoiceForm(company)).toEqual([]);
    expect(invoiceRequestOf(company)).toEqual({ titleKind: 'company', title: '云栖科技有限公司', taxNumber: '91350100M000100Y43' });
  });

  it('or a person, who has no tax number', () => {
    const person: InvoiceForm = { ...company, titleKind: 'personal', title: '王小雨', taxNumber: '不是税号', email: 'w@example.com', note: '空调维修' };
    expect(checkInvoiceForm(person)).toEqual([]);
    expect(invoiceRequestOf(person)).toEqual({ titleKind: 'personal', title: '王小雨', email: 'w@example.com', note: '空调维修' });
  });

  it('is asked for, in the order of the page', () => {
    expect(checkInvoiceForm({ ...emptyInvoiceForm, email: 'w@' })).toEqual([{ field: 'title', code: 'required' }, { field: 'taxNumber', code: 'required' }, { field: 'email', code: 'invalid-email' }]);
    expect(checkInvoiceForm({ ...company, taxNumber: '123' })).toEqual([{ field: 'taxNumber', code: 'invalid-tax-number' }]);
    expect(checkInvoiceForm({ ...company, title: '长'.repeat(101) })).toEqual([{ field: 'title', code: 'too-long' }]);
  });

  it('lets a number pass that is only suspected: people know theirs better', () => {
    expect(checkInvoiceForm({ ...company, taxNumber: '91350100M000100Y44' })).toEqual([]);
  });
});
