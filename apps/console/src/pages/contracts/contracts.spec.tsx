import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { dialogTitled } from '../../../test/dialog';
import { answerFetch } from '../../../test/fetch';
import { makeContract } from '../../../test/fixtures/prices';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import ContractFormPage from './contract-form-page';
import ContractListPage from './contract-list-page';
import ContractPage from './contract-page';
import { contractsInForce } from './contracts-in-force';

describe('contracts in force', () => {
  it('are those that are about to end, then the others, page after page', async () => {
    const of = (state: 'expiring' | 'active', ids: number[]) => ids.map((id) => makeContract({ id, state }));
    const pages: Record<string, { items: ReturnType<typeof makeContract>[]; nextCursor: string | null }> = {
      'expiring:': { items: of('expiring', [1]), nextCursor: 'a:b' }, 'expiring:a:b': { items: of('expiring', [2]), nextCursor: null },
      'active:': { items: of('active', [3]), nextCursor: 'c' }, 'active:c': { items: of('active', [4]), nextCursor: null },
    };
    const read: number[][] = [];
    let cursor: string | undefined;
    do {
      const page = await contractsInForce(({ state, cursor: at = '' }) => Promise.resolve(pages[`${state}:${at}`] ?? { items: [], nextCursor: null }), cursor);
      read.push(page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(read).toEqual([[1], [2, 3], [4]]);
  });
});

describe('the list of contracts', () => {
  it('shows what is about to end first, and how many visits are left', async () => {
    answerFetch();
    renderPage(<ContractListPage />, { path: '/contracts' });
    await screen.findByText('HT-2026-001');
    const list = screen.getByTestId('contract-list');
    expect(within(list).getAllByText(/^HT-/).map(({ textContent }) => textContent)).toEqual(['HT-2026-001', 'HT-2026-002']);
    expect(within(list).getByText('已用 9 次，还剩 3 次')).toBeTruthy();
    expect(within(list).getByText('不限次数，已用 3 次')).toBeTruthy();
  });
});

describe('a contract', () => {
  it('says what of its credit is used', async () => {
    answerFetch();
    renderPage(<ContractPage />, { path: '/contracts/:id', at: '/contracts/1' });
    expect(await screen.findByText('已用 ¥16,500.00，额度 ¥20,000.00，还可挂 ¥3,500.00')).toBeTruthy();
  });

  it('loses the devices that were chosen when it becomes another customer’s, and says so', async () => {
    const seen = answerFetch({ 'GET /customers/:id': () => ({ id: 3, kind: 'company', name: '望江酒店管理', phone: null, address: null, note: null, level: 'standard', contacts: [], version: 1 }) });
    renderPage(<ContractFormPage />, { path: '/contracts/:id/edit', at: '/contracts/2/edit' });
    expect(await screen.findByText(/三楼会议室空调/)).toBeTruthy();
    await person.click(screen.getByLabelText('客户'));
    await person.click(await screen.findByText('云帆科技', { selector: '.ant-select-item-option-content' }));
    expect(await screen.findByText('换了客户，原来选的 1 台设备已去掉，请重新选择。')).toBeTruthy();
    await person.click(screen.getByRole('button', { name: /保\s*存/ }));
    await waitFor(() => expect(seen.of('PUT', '/contracts/2')[0]?.body).toMatchObject({ customerId: 1, coverage: { assetIds: [], categoryIds: [4] } }));
  });

  it('is terminated with a reason', async () => {
    const terminated = makeContract({ state: 'terminated', terminatedAt: '2026-11-22T08:00:00.000Z' });
    const seen = answerFetch({ 'GET /contracts/:id': () => (seen.of('POST', '/contracts/1/terminate').length > 0 ? terminated : makeContract()), 'POST /contracts/:id/terminate': () => terminated });
    renderPage(<ContractPage />, { path: '/contracts/:id', at: '/contracts/1' });
    await person.click(await screen.findByRole('button', { name: '终止合同' }));
    const dialog = await dialogTitled('终止合同 HT-2026-001？');
    await person.click(within(dialog).getByRole('button', { name: '终止合同' }));
    expect(await within(dialog).findByText('请写明原因')).toBeTruthy();
    await person.type(within(dialog).getByLabelText('终止原因'), '客户搬走');
    await person.click(within(dialog).getByRole('button', { name: '终止合同' }));
    await waitFor(() => expect(seen.of('POST', '/contracts/1/terminate')[0]?.body).toEqual({ reason: '客户搬走' }));
    expect(await screen.findByText('终止时间')).toBeTruthy();
  });

  it('names what it covers', async () => {
    answerFetch();
    renderPage(<ContractPage />, { path: '/contracts/:id', at: '/contracts/2' });
    expect(await screen.findByRole('link', { name: '三楼会议室空调' })).toBeTruthy();
    expect(screen.getByText('照明')).toBeTruthy();
  });

  it('is saved whole, with its version', async () => {
    const seen = answerFetch();
    renderPage(<ContractFormPage />, { path: '/contracts/:id/edit', at: '/contracts/1/edit' });
    const days = await screen.findByLabelText('付款期限');
    await person.clear(days);
    await person.type(days, '45');
    await person.click(screen.getByRole('button', { name: /保\s*存/ }));
    await waitFor(() => expect(seen.of('PUT', '/contracts/1')).toHaveLength(1));
    const { id: _id, customer, state: _state, usedVisits: _used, creditUsed: _credit, terminatedAt: _at, ...rest } = makeContract();
    expect(seen.of('PUT', '/contracts/1')[0]?.body).toEqual({ ...rest, customerId: customer.id, paymentDays: 45 });
  });

  it('covers something', async () => {
    const seen = answerFetch();
    renderPage(<ContractFormPage />, { path: '/contracts/:id/edit', at: '/contracts/1/edit' });
    await person.click(await screen.findByLabelText('只含下面列出的'));
    await person.click(screen.getByRole('button', { name: /保\s*存/ }));
    expect(await screen.findByText('请至少选一台设备、一个分类或一个位置')).toBeTruthy();
    expect(seen.of('PUT', '/contracts/1')).toHaveLength(0);
  });
});
