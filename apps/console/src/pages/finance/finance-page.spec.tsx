import { describe, expect, it } from '@jest/globals';
import { fireEvent, screen, within } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { makeOverview } from '../../../test/fixtures/finance';
import { renderPage } from '../../../test/render';
import FinancePage from './finance-page';

const hrefOf = (element: HTMLElement): string => element.closest('a')?.getAttribute('href') ?? '';

describe('the first screen of finance', () => {
  it('says today’s money, each sum leading to what it is made of', async () => {
    answerFetch({ 'GET /finance/overview': () => makeOverview({ date: '2026-11-22', received: 328_650, receivedCount: 11, overdue: 768_050, lastReconciled: '2026-11-21' }) });
    renderPage(<FinancePage />, { path: '/finance' });
    const today = await screen.findByTestId('today');
    expect(within(today).getByText('¥3,286.50')).toBeTruthy();
    expect(within(today).getByText('11 笔')).toBeTruthy();
    expect(hrefOf(within(today).getByText('¥3,286.50'))).toBe('/payments?from=2026-11-22&to=2026-11-22');
    expect(hrefOf(within(today).getByText('¥7,680.50'))).toBe('/receivables?overdue=1');
    expect(screen.getByText('已对账到 2026-11-21')).toBeTruthy();
  });

  it('counts what needs a hand, and leads to exactly that', async () => {
    answerFetch();
    renderPage(<FinancePage />, { path: '/finance' });
    const queue = await screen.findByTestId('work-queue');
    const found = Object.fromEntries(within(queue).getAllByRole('link').map((link) => [link.dataset['queue'], [link.textContent?.replace(/\D/g, ''), link.getAttribute('href')]]));
    expect(found).toEqual({
      refundsAbnormal: ['1', '/refunds?view=queue&state=abnormal'],
      refundsToDecide: ['2', '/refunds?view=queue&state=requested'],
      surplusPayments: ['1', '/payments?purpose=surplus&state=paid'],
      unexplained: ['1', '/unexplained-notifications'],
      reconciliationOpen: ['3', '/reconciliations?view=list&state=open'],
      invoicesToIssue: ['4', '/invoices'],
      contractsExpiring: ['0', '/contracts?state=expiring'],
    });
  });

  it('says so when nothing is left to do, and when nothing moved', async () => {
    const nothing = { refundsToDecide: 0, refundsAbnormal: 0, surplusPayments: 0, unexplained: 0, reconciliationOpen: 0, invoicesToIssue: 0, contractsExpiring: 0 };
    answerFetch({ 'GET /finance/overview': () => makeOverview({ queue: nothing, days: [{ date: '2026-11-22', received: 0, refunded: 0 }], overdue: 0, lastReconciled: null }) });
    renderPage(<FinancePage />, { path: '/finance' });
    expect(await screen.findByText('都处理完了，没有要您处理的。')).toBeTruthy();
    expect(screen.getByText('没有逾期')).toBeTruthy();
    expect(screen.getByText('还没有对过账')).toBeTruthy();
    expect(screen.getByText('近 30 天没有收款和退款。')).toBeTruthy();
  });

  it('lets the keyboard walk over the days of the chart', async () => {
    const days = [{ date: '2026-11-20', received: 10_000, refunded: 0 }, { date: '2026-11-21', received: 0, refunded: 2_500 }, { date: '2026-11-22', received: 5, refunded: 0 }];
    answerFetch({ 'GET /finance/overview': () => makeOverview({ days }) });
    renderPage(<FinancePage />, { path: '/finance' });
    const last = await screen.findByRole('link', { name: '2026-11-22：收款 ¥0.05，退款 ¥0.00' });
    expect(last.tabIndex).toBe(0);
    last.focus();
    fireEvent.keyDown(last, { key: 'ArrowLeft' });
    const focused = document.activeElement as HTMLElement;
    expect(focused.getAttribute('aria-label')).toBe('2026-11-21：收款 ¥0.00，退款 ¥25.00');
    expect(focused.getAttribute('href')).toBe('/payments?from=2026-11-21&to=2026-11-21');
    expect([last.tabIndex, focused.tabIndex]).toEqual([-1, 0]);
  });
});
