import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { FixtureProblem } from '../../../test/fixtures/answers';
import { makeFlaggedCheckIn } from '../../../test/fixtures/dispatch';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import CheckInListPage from './check-in-list-page';

describe('check-ins to review', () => {
  it('are asked for unreviewed first and marked with a word', async () => {
    const seen = answerFetch({ 'GET /check-ins': () => ({ items: [makeFlaggedCheckIn({ flags: ['impossible-jump'], speedKmh: 312.4 })], nextCursor: null }) });
    renderPage(<CheckInListPage />, { path: '/check-ins' });
    expect(await screen.findByText('位置跳跃')).toBeTruthy();
    expect(screen.getByText('312 公里/小时')).toBeTruthy();
    expect(seen.of('GET', '/check-ins')[0]?.search.get('reviewed')).toBe('false');
  });

  it('are reviewed with what the manager found, beside what the engineer said', async () => {
    const seen = answerFetch({ 'GET /check-ins': () => ({ items: [makeFlaggedCheckIn()], nextCursor: null }) });
    renderPage(<CheckInListPage />, { path: '/check-ins' });
    await person.click(await screen.findByRole('button', { name: /核实/ }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('设备上的码也磨花了');
    await person.type(within(dialog).getByRole('textbox'), '电话核实过');
    await person.click(within(dialog).getByRole('button', { name: '标记为已核实' }));
    await waitFor(() => expect(seen.of('POST', '/check-ins/61/review')[0]?.body).toEqual({ note: '电话核实过' }));
  });

  it('show their review and offer no second one', async () => {
    answerFetch({ 'GET /check-ins': () => ({ items: [makeFlaggedCheckIn({ reviewedAt: new Date().toISOString(), reviewNote: '确实到了' })], nextCursor: null }) });
    renderPage(<CheckInListPage />, { path: '/check-ins', at: '/check-ins?view=reviewed' });
    await person.click(await screen.findByRole('button', { name: /查看/ }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('确实到了');
    expect(within(dialog).queryByRole('button', { name: '标记为已核实' })).toBeNull();
  });

  it('offer another try when they could not be loaded', async () => {
    answerFetch({ 'GET /check-ins': () => new FixtureProblem('internal-error') });
    renderPage(<CheckInListPage />, { path: '/check-ins' });
    expect(within(await screen.findByRole('alert')).getByRole('button', { name: '重试' })).toBeTruthy();
  });
});
