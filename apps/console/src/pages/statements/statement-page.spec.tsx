import { describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import StatementPage from './statement-page';

describe('a statement', () => {
  it('groups by what is chosen, and each row leads to what it is made of', async () => {
    const seen = answerFetch();
    renderPage(<StatementPage />, { path: '/statements', at: '/statements?from=2026-11-01&to=2026-11-22' });
    expect((await screen.findByText('云帆科技')).getAttribute('href')).toBe('/payments?customerId=1&from=2026-11-01&to=2026-11-22');
    expect(Object.fromEntries(seen.of('GET', '/finance/statements')[0]?.search ?? [])).toEqual({ by: 'customer', from: '2026-11-01', to: '2026-11-22' });
    expect(screen.getByText('个人（没有客户）').closest('a')).toBeNull();
    await person.click(screen.getByText('按天'));
    await waitFor(() => expect(seen.of('GET', '/finance/statements').at(-1)?.search.get('by')).toBe('day'));
  });

  it('adds up its columns, but not what is open day by day', async () => {
    answerFetch();
    const { router } = renderPage(<StatementPage />, { path: '/statements', at: '/statements?from=2026-11-01&to=2026-11-22' });
    const sums = () => [...(screen.getByText('合计', { selector: 'tfoot td' }).closest('tr')?.children ?? [])].map((cell) => cell.textContent);
    await screen.findByText('云帆科技');
    expect(sums()).toEqual(['合计', '61', '¥11,335.00', '¥6,827.50', '-¥328.00', '¥10,383.96', '¥623.04', '¥40.97', '¥9,507.50']);
    await person.click(screen.getByText('按天'));
    await waitFor(() => expect(router.state.location.search).toContain('by=day'));
    await waitFor(() => expect(sums().at(-1)).toBe('¥167.00'));
  });
});
