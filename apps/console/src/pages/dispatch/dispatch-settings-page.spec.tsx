import { describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { dispatchSettings } from '../../../test/fixtures/dispatch';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import DispatchSettingsPage from './dispatch-settings-page';

const open = (roles: 'manager'[] | 'agent'[] = ['manager']) => {
  const seen = answerFetch({ 'GET /dispatch/settings': () => dispatchSettings, 'PUT /dispatch/settings': ({ body }) => ({ ...dispatchSettings, ...body }) });
  renderPage(<DispatchSettingsPage />, { path: '/dispatch-rules', me: { roles: [...roles] } });
  return seen;
};

describe('the dispatch rules', () => {
  it('show the share of each reason and keep what is not on the page', async () => {
    const seen = open();
    const points = (await screen.findAllByRole('spinbutton', { name: '距离' }))[0] as HTMLElement;
    fireEvent.change(points, { target: { value: '100' } });
    fireEvent.blur(points);
    expect(await screen.findByText('占 59%')).toBeTruthy();
    await person.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(seen.of('PUT', '/dispatch/settings')[0]?.body).toEqual({ ...dispatchSettings, weights: { ...dispatchSettings.weights, distance: 100 } }));
  });

  it('say "never" for assignments that are not taken back', async () => {
    const seen = open();
    await person.click(await screen.findByRole('switch', { name: '超时自动退回' }));
    await person.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(seen.of('PUT', '/dispatch/settings')[0]?.body['unansweredMinutes']).toBeNull());
  });

  it('are only read by an agent', async () => {
    open(['agent']);
    expect(await screen.findByText('您可以查看，修改需要主管。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '保存' })).toBeNull();
    expect(within(document.body).getByRole('switch', { name: '抢单池' }).hasAttribute('disabled')).toBe(true);
  });
});
