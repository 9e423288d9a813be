import { describe, expect, it } from '@jest/globals';
import type { UnexplainedNotificationView } from '@scanfix/shared-types';
import { screen, waitFor, within } from '@testing-library/react';
import { dialogTitled } from '../../../test/dialog';
import { answerFetch } from '../../../test/fetch';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import UnexplainedListPage from './unexplained-list-page';

const told: UnexplainedNotificationView = { id: 5, about: 'payment', number: 'POS-20261122-7', state: 'SUCCESS', transactionId: '4200002711', amount: 12_000, receivedAt: '2026-11-22T08:00:00.000Z', settled: null };

describe('what WeChat tells of and nobody knows', () => {
  it('is looked into by a person, who writes down what it was', async () => {
    const seen = answerFetch({
      'GET /unexplained-notifications': () => ({ items: seen.of('POST', '/unexplained-notifications/5/settle').length > 0 ? [] : [told], nextCursor: null }),
      'POST /unexplained-notifications/:id/settle': () => ({ ...told, settled: { at: '2026-11-22T09:00:00.000Z', by: '苏敏', note: '门店收银机收的' } }),
    });
    renderPage(<UnexplainedListPage />, { path: '/unexplained-notifications', me: { roles: ['finance'] } });
    await screen.findByText('POS-20261122-7');
    const list = screen.getByTestId('unexplained-list');
    expect(within(list).getByText('4200002711')).toBeTruthy();
    await person.click(within(list).getByRole('button', { name: '记录核实结果' }));
    const dialog = await dialogTitled('这笔钱是怎么回事？');
    await person.click(within(dialog).getByRole('button', { name: '记录核实结果' }));
    expect(await within(dialog).findByText('请写明查到了什么，让同事看得懂')).toBeTruthy();
    await person.type(within(dialog).getByLabelText('核实结果'), '门店收银机收的');
    await person.click(within(dialog).getByRole('button', { name: '记录核实结果' }));
    await waitFor(() => expect(seen.of('POST', '/unexplained-notifications/5/settle')[0]?.body).toEqual({ note: '门店收银机收的' }));
    expect(await screen.findByText('没有待核实的通知。')).toBeTruthy();
  });
});
