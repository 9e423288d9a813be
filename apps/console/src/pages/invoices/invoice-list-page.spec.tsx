import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { dialogTitled } from '../../../test/dialog';
import { answerFetch } from '../../../test/fetch';
import { FixtureProblem, type Answers } from '../../../test/fixtures/answers';
import { makeInvoice } from '../../../test/fixtures/finance';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import InvoiceListPage from './invoice-list-page';

const show = async (invoice = makeInvoice(), overrides: Answers = {}) => {
  const seen = answerFetch({ 'GET /finance/invoices': () => ({ items: [invoice], nextCursor: null }), ...overrides });
  renderPage(<InvoiceListPage />, { path: '/invoices', me: { roles: ['finance'] } });
  await screen.findByText('¥268.50');
  return seen;
};

describe('the invoices', () => {
  it('begin with those that are to be issued', async () => {
    const seen = await show();
    expect(seen.of('GET', '/finance/invoices')[0]?.search.get('state')).toBe('requested');
    await person.click(screen.getByRole('tab', { name: '全部' }));
    await waitFor(() => expect(seen.of('GET', '/finance/invoices').at(-1)?.search.get('state')).toBeNull());
  });

  it('are issued with a number that can be one', async () => {
    const seen = await show();
    await person.click(screen.getByRole('button', { name: '登记发票号' }));
    const dialog = await dialogTitled('为“云帆科技（杭州）有限公司”开票');
    await person.type(within(dialog).getByLabelText('发票号码'), '26-33');
    await person.click(within(dialog).getByRole('button', { name: '登记发票号' }));
    expect(await within(dialog).findByText('请填写 8 到 20 位数字或字母')).toBeTruthy();
    await person.clear(within(dialog).getByLabelText('发票号码'));
    await person.type(within(dialog).getByLabelText('发票号码'), '26332000000123456789');
    await person.click(within(dialog).getByRole('button', { name: '登记发票号' }));
    await waitFor(() => expect(seen.of('POST', '/finance/invoices/61/issue')[0]?.body).toEqual({ invoiceNumber: '26332000000123456789' }));
  });

  it('say how much was paid where it is less than what is to be invoiced', async () => {
    await show(makeInvoice(), { 'POST /finance/invoices/:id/issue': () => new FixtureProblem('invoice-above-paid', { context: { paid: 23_800 } }) });
    await person.click(screen.getByRole('button', { name: '登记发票号' }));
    const dialog = await dialogTitled(/开票$/);
    await person.type(within(dialog).getByLabelText('发票号码'), '26332000000123456789');
    await person.click(within(dialog).getByRole('button', { name: '登记发票号' }));
    expect(await within(dialog).findByText(/实付只有 ¥238.00/)).toBeTruthy();
  });

  it('are refused or cancelled only with the reason', async () => {
    const seen = await show(makeInvoice({ state: 'issued', invoiceNumber: '26332000000123456789', issuedAt: new Date().toISOString() }));
    await person.click(screen.getByRole('button', { name: '作废' }));
    const dialog = await dialogTitled('作废发票 26332000000123456789？');
    await person.click(within(dialog).getByRole('button', { name: '作废' }));
    expect(await within(dialog).findByText('请写明原因，付款人会看到')).toBeTruthy();
    await person.type(within(dialog).getByLabelText('原因'), '抬头写错');
    await person.click(within(dialog).getByRole('button', { name: '作废' }));
    await waitFor(() => expect(seen.of('POST', '/finance/invoices/61/cancel')[0]?.body).toEqual({ reason: '抬头写错' }));
  });
});
