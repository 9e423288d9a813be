import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { makeEntry } from '../../../test/fixtures/finance';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import LedgerPage from './ledger-page';

describe('the ledger', () => {
  it('shows each entry with its debits before its credits, in columns of their own', async () => {
    answerFetch({ 'GET /finance/ledger': () => ({ items: [makeEntry()], nextCursor: null }) });
    renderPage(<LedgerPage />, { path: '/ledger' });
    const row = (await screen.findByText('#902')).closest('tr') as HTMLElement;
    const [account, debit, credit] = [...row.children].slice(-3).map((cell) => [...(cell.firstElementChild?.children ?? [])].map((line) => line.textContent));
    expect(account).toEqual(['其他货币资金（微信）', '应收账款']);
    expect(debit).toEqual(['¥268.50', '']);
    expect(credit).toEqual(['', '¥268.50']);
  });

  it('is narrowed by the URL', async () => {
    const seen = answerFetch();
    renderPage(<LedgerPage />, { path: '/ledger', at: '/ledger?ticketId=1092&account=wechat&from=2026-11-01' });
    await screen.findByTestId('ledger-entries');
    await waitFor(() => expect(Object.fromEntries(seen.of('GET', '/finance/ledger')[0]?.search ?? [])).toEqual({ ticketId: '1092', account: 'wechat', from: '2026-11-01' }));
  });

  it('adds up its accounts, and leads from each to its entries', async () => {
    answerFetch();
    const { router } = renderPage(<LedgerPage />, { path: '/ledger', at: '/ledger?tab=balances' });
    const balances = await screen.findByTestId('balances');
    const sums = [...(within(balances).getByText('合计').closest('tr')?.children ?? [])].map((cell) => cell.textContent);
    expect(sums[1]).toBe(sums[2]);
    await person.click(within(balances).getByRole('button', { name: '应收账款' }));
    await waitFor(() => expect(router.state.location.search).toBe('?account=receivable'));
  });

  it('is checked on demand, rule by rule', async () => {
    answerFetch();
    renderPage(<LedgerPage />, { path: '/ledger' });
    await person.click(await screen.findByRole('button', { name: /核对账簿/ }));
    const check = await screen.findByTestId('ledger-check');
    expect(within(check).getByText('账簿没有问题：12,408 笔分录全部核对无误。')).toBeTruthy();
    expect(check.querySelectorAll('[data-right="true"]')).toHaveLength(7);
  });

  it('says plainly what does not agree', async () => {
    answerFetch({ 'GET /finance/ledger-check': () => ({ at: new Date().toISOString(), entries: 12, differences: [{ rule: 'payment-posted', subjectId: 201, expected: 26_850, found: 0 }] }) });
    renderPage(<LedgerPage />, { path: '/ledger' });
    await person.click(await screen.findByRole('button', { name: /核对账簿/ }));
    const check = await screen.findByTestId('ledger-check');
    expect(within(check).getByText(/发现 1 处不一致/)).toBeTruthy();
    expect(check.querySelector('[data-rule="payment-posted"]')?.getAttribute('data-right')).toBe('false');
    const row = within(check).getByText('#201').closest('tr');
    expect([...(row?.children ?? [])].map((cell) => cell.textContent)).toEqual(['每笔收款都已入账', '#201', '¥268.50', '¥0.00']);
  });
});
