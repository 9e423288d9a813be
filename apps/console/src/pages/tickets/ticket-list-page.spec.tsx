import { describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { FixtureProblem, pageOf } from '../../../test/fixtures/answers';
import { makeTicket } from '../../../test/fixtures/data';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import TicketListPage from './ticket-list-page';

const rows = Array.from({ length: 30 }, (_unused, index) => makeTicket({ id: 130 - index, problem: `故障 ${130 - index}` }));

describe('the ticket list', () => {
  it('shows what is open, page by page, down to its end', async () => {
    answerFetch({ 'GET /tickets': ({ query }) => pageOf(rows, query) });
    renderPage(<TicketListPage />, { path: '/tickets' });
    expect(await screen.findByText('故障 130')).toBeTruthy();
    expect(screen.queryByText('故障 101')).toBeNull();
    await person.click(screen.getByRole('button', { name: '加载更多' }));
    expect(await screen.findByText('故障 101')).toBeTruthy();
    expect(screen.getByText('没有更多了')).toBeTruthy();
  });

  it('says that a capped count is "more than"', async () => {
    answerFetch();
    renderPage(<TicketListPage />, { path: '/tickets' });
    expect(await within(screen.getByTestId('view-open')).findByText('1000+')).toBeTruthy();
  });

  it('marks what is overdue with words, not only with a colour', async () => {
    answerFetch({ 'GET /tickets': () => ({ items: [makeTicket({ expectedResponseAt: new Date(Date.now() - 20 * 60_000).toISOString() })], nextCursor: null }) });
    renderPage(<TicketListPage />, { path: '/tickets' });
    expect(await screen.findByText(/已超时 20 分钟/)).toBeTruthy();
  });

  it('says what to do when there is nothing', async () => {
    answerFetch({ 'GET /tickets': () => ({ items: [], nextCursor: null }) });
    renderPage(<TicketListPage />, { path: '/tickets', at: '/tickets?view=overdue' });
    expect(await screen.findByText('没有超时的工单，响应都来得及。')).toBeTruthy();
  });

  it('offers another try when it could not load', async () => {
    let broken = true;
    answerFetch({ 'GET /tickets': ({ query }) => (broken ? new FixtureProblem('internal-error') : pageOf(rows, query)) });
    renderPage(<TicketListPage />, { path: '/tickets' });
    expect((await screen.findByRole('alert')).textContent).toContain('服务器出错了');
    broken = false;
    await person.click(screen.getByRole('button', { name: '重试' }));
    expect(await screen.findByText('故障 130')).toBeTruthy();
  });

  it('asks the server for what the URL says, and writes the URL when a view is chosen', async () => {
    const seen = answerFetch();
    const { router } = renderPage(<TicketListPage />, { path: '/tickets', at: '/tickets?view=all&urgency=urgent&search=%E6%BC%8F%E6%B0%B4' });
    await waitFor(() => expect(seen.of('GET', '/tickets').length).toBeGreaterThan(0));
    expect(Object.fromEntries(seen.of('GET', '/tickets')[0]?.search ?? [])).toEqual({ urgency: 'urgent', search: '漏水' });
    await person.click(screen.getByTestId('view-submitted'));
    expect(router.state.location.search).toBe('?view=submitted');
  });

  it('walks with j and k and opens with Enter', async () => {
    answerFetch({ 'GET /tickets': ({ query }) => pageOf(rows, query) });
    const { router } = renderPage(<TicketListPage />, { path: '/tickets' });
    await screen.findByText('故障 130');
    for (const key of ['j', 'j', 'j', 'k']) fireEvent.keyDown(document.body, { key });
    fireEvent.keyDown(document.body, { key: 'Enter' });
    expect(router.state.location.pathname).toBe('/tickets/129');
  });

  it('speaks English', async () => {
    answerFetch({ 'GET /tickets': () => ({ items: [], nextCursor: null }) });
    renderPage(<TicketListPage />, { path: '/tickets', locale: 'en' });
    expect(await screen.findByRole('heading', { name: 'Tickets' })).toBeTruthy();
  });
});
