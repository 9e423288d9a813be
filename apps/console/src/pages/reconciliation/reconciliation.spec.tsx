import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { dialogTitled } from '../../../test/dialog';
import { answerFetch } from '../../../test/fetch';
import { FixtureProblem, type Answers } from '../../../test/fixtures/answers';
import { makeDifference, makeReconciliation } from '../../../test/fixtures/reconciliation';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import ReconciliationListPage from './reconciliation-list-page';
import ReconciliationPage from './reconciliation-page';

const day = (overrides: Answers = {}, roles: ('finance' | 'manager')[] = ['finance']) => {
  const seen = answerFetch({ 'GET /reconciliation-differences': () => ({ items: [makeDifference()], nextCursor: null }), ...overrides });
  renderPage(<ReconciliationPage />, { path: '/reconciliations/:id', at: '/reconciliations/500', me: { roles } });
  return seen;
};

describe('the calendar of reconciliation', () => {
  it('shows each day’s state in words, and leads to it', async () => {
    const rows = [makeReconciliation({ id: 9, date: '2026-10-21', state: 'open', oursOnly: 1, theirsOnly: 2, amountDiffers: 0 }), makeReconciliation({ id: 8, date: '2026-10-20', state: 'clean' })];
    answerFetch({ 'GET /reconciliations': () => ({ items: rows, nextCursor: null }) });
    renderPage(<ReconciliationListPage />, { path: '/reconciliations', at: '/reconciliations?month=2026-10' });
    const open = await screen.findByRole('link', { name: '2026-10-21，有差异要处理' });
    expect(open.getAttribute('href')).toBe('/reconciliations/9');
    expect(open.textContent).toContain('3 条差异');
    expect(screen.getByRole('link', { name: '2026-10-20，每分钱都对上了' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '2026-10-19，没有对账' })).toBeTruthy();
  });

  it('gives a day of several merchants the state that needs a look most', async () => {
    const rows = [makeReconciliation({ id: 8, date: '2026-10-20', state: 'clean', merchantId: 1 }), makeReconciliation({ id: 7, date: '2026-10-20', state: 'failed', merchantId: 2 })];
    answerFetch({ 'GET /reconciliations': () => ({ items: rows, nextCursor: null }) });
    renderPage(<ReconciliationListPage />, { path: '/reconciliations', at: '/reconciliations?month=2026-10' });
    expect((await screen.findByRole('link', { name: /^2026-10-20/ })).getAttribute('data-state')).toBe('failed');
  });

  it('starts a missed day from its cell', async () => {
    const seen = answerFetch({ 'GET /reconciliations': () => ({ items: [], nextCursor: null }), 'POST /reconciliations': () => makeReconciliation({ id: 77, date: '2026-10-19', state: 'running' }) });
    const { router } = renderPage(<ReconciliationListPage />, { path: '/reconciliations', at: '/reconciliations?month=2026-10' });
    await person.click(await screen.findByRole('button', { name: '2026-10-19，没有对账' }));
    const dialog = await dialogTitled('对哪一天的账？');
    await person.click(within(dialog).getByRole('button', { name: '开始对账' }));
    await waitFor(() => expect(seen.of('POST', '/reconciliations')[0]?.body).toEqual({ date: '2026-10-19' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/reconciliations/77'));
  });

  it('lists the days of one state', async () => {
    const seen = answerFetch();
    renderPage(<ReconciliationListPage />, { path: '/reconciliations', at: '/reconciliations?view=list&state=open' });
    expect(await screen.findByText('-¥263.50')).toBeTruthy();
    expect(seen.of('GET', '/reconciliations')[0]?.search.get('state')).toBe('open');
  });
});

describe('a day of reconciliation', () => {
  it('sets WeChat’s sums beside ours', async () => {
    day();
    const totals = await screen.findByTestId('day-totals');
    const row = within(totals).getByText('收款').closest('tr');
    expect([...(row?.children ?? [])].map((cell) => cell.textContent)).toEqual(['收款', '¥32,865.00', '¥32,601.50', '-¥263.50']);
    expect(within(totals).getByText('125 笔对上，合计 ¥31,842.00')).toBeTruthy();
  });

  it('works off a difference with the words that are asked for', async () => {
    const seen = day();
    await person.click(await screen.findByRole('button', { name: '转入待查' }));
    const dialog = await dialogTitled('转入待查');
    await person.click(within(dialog).getByRole('button', { name: '转入待查' }));
    expect(await within(dialog).findByText('请写明怎么处理的，以便以后查')).toBeTruthy();
    await person.type(within(dialog).getByLabelText('备注'), '等微信客服回复');
    await person.click(within(dialog).getByRole('button', { name: '转入待查' }));
    await waitFor(() => expect(seen.of('POST', '/reconciliation-differences/601/work-off')[0]?.body).toEqual({ action: 'to-suspense', note: '等微信客服回复' }));
    await waitFor(() => expect(seen.of('GET', '/reconciliation-differences').length).toBeGreaterThan(1));
  });

  it('asks WeChat without a note', async () => {
    const seen = day();
    await person.click(await screen.findByRole('button', { name: '向微信核实' }));
    await person.click(within(await dialogTitled('向微信核实')).getByRole('button', { name: '向微信核实' }));
    await waitFor(() => expect(seen.of('POST', '/reconciliation-differences/601/work-off')[0]?.body).toEqual({ action: 'query' }));
  });

  it('says so where WeChat knows nothing new', async () => {
    day({ 'POST /reconciliation-differences/:id/work-off': () => makeDifference({ state: 'open' }) });
    await person.click(await screen.findByRole('button', { name: '向微信核实' }));
    await person.click(within(await dialogTitled('向微信核实')).getByRole('button', { name: '向微信核实' }));
    expect(await screen.findByText(/微信没有新的说法/)).toBeTruthy();
  });

  it('gives way where somebody else has settled it', async () => {
    day({ 'POST /reconciliation-differences/:id/work-off': () => new FixtureProblem('difference-settled') });
    await person.click(await screen.findByRole('button', { name: '向微信核实' }));
    await person.click(within(await dialogTitled('向微信核实')).getByRole('button', { name: '向微信核实' }));
    expect(await screen.findByText(/这条差异已经处理过了/)).toBeTruthy();
  });

  it('follows a run until it is done', async () => {
    let asked = 0;
    day({ 'GET /reconciliations/:id': () => makeReconciliation(++asked < 3 ? { state: 'running', progress: asked * 40_000, finishedAt: null, billLines: 0 } : { state: 'clean' }) });
    expect(await screen.findByText('已读 40,000 笔')).toBeTruthy();
    expect(await screen.findByText('每分钱都对上了')).toBeTruthy();
    await waitFor(() => expect(screen.queryByText(/已读/)).toBeNull());
  });

  it('words why it could not be done', async () => {
    day({ 'GET /reconciliations/:id': () => makeReconciliation({ state: 'failed', problem: 'bill-damaged', finishedAt: null, billLines: 0 }) });
    expect(await screen.findByText(/账单不完整/)).toBeTruthy();
  });

  it('lets a manager look and nothing else', async () => {
    day({}, ['manager']);
    expect(await screen.findByText('微信有，我们没有')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '向微信核实' })).toBeNull();
    expect(screen.queryByRole('button', { name: /重新对账/ })).toBeNull();
  });
});
