import { describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import MoneySettingsPage from './money-settings-page';

describe('the rules of payment', () => {
  it('take yuan and send fen, with the version that was read', async () => {
    const seen = answerFetch();
    renderPage(<MoneySettingsPage />, { path: '/money-settings' });
    const limit = await screen.findByLabelText('超过多少要第二个人审批');
    expect((limit as HTMLInputElement).value).toBe('200.00');
    await person.clear(limit);
    await person.type(limit, '350.29');
    await person.click(screen.getByRole('button', { name: /保\s*存/ }));
    await waitFor(() => expect(seen.of('PUT', '/money-settings')[0]?.body).toMatchObject({ refundApprovalAbove: 35_029, quoteValidDays: 7, version: 1, discountLimits: { engineer: 5 } }));
  });

  it('are only read by who may not change them', async () => {
    answerFetch();
    renderPage(<MoneySettingsPage />, { path: '/money-settings', me: { permissions: ['price:read'] } });
    expect(await screen.findByText(/修改需要管理员或财务/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /保\s*存/ })).toBeNull();
  });
});
