import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import FinanceExportPage from './finance-export-page';

const show = (roles: ('finance' | 'manager')[] = ['finance'], at = '/finance/export') => {
  const seen = answerFetch();
  renderPage(<FinanceExportPage />, { path: '/finance/export', at, me: { roles } });
  return seen;
};
const order = () => [...screen.getByTestId('export-columns').children].map((row) => (row as HTMLElement).dataset['field']);

describe('the export', () => {
  it('is saved with its columns in their order and under their headings', async () => {
    const seen = show();
    await screen.findByTestId('export-columns');
    expect(order().slice(0, 4)).toEqual(['paidAt', 'ticketNumber', 'amount', 'customerName']);
    await person.click(screen.getByRole('button', { name: '上移 金额' }));
    await person.click(screen.getByRole('checkbox', { name: '导出 工单号' }));
    const heading = screen.getByLabelText('金额 的标题');
    await person.clear(heading);
    await person.type(heading, '含税金额');
    await person.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(seen.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1));
    const [sent] = seen.of('PUT', '/finance/export-settings');
    expect((sent?.body['columns'] as Record<string, unknown>)['payments']).toEqual([{ field: 'paidAt', heading: '日期' }, { field: 'amount', heading: '含税金额' }]);
    // What was not on screen is kept as it was.
    expect((sent?.body['columns'] as Record<string, unknown[]>)['ledger']).toHaveLength(6);
    expect((sent?.body['accountCodes'] as Record<string, string>)['wechat']).toBe('1012');
  });

  it('keeps at least one column, each with a heading', async () => {
    const seen = show();
    await person.clear(await screen.findByLabelText('金额 的标题'));
    await person.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('请填写标题')).toBeTruthy();
    for (const name of ['到账时间', '工单号', '金额']) await person.click(screen.getByRole('checkbox', { name: `导出 ${name}` }));
    await person.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('请至少保留一列')).toBeTruthy();
    expect(seen.of('PUT', '/finance/export-settings')).toHaveLength(0);
  });

  it('makes vouchers of the ledger only, with account codes', async () => {
    show(['finance'], '/finance/export?kind=ledger');
    const panel = await screen.findByTestId('export-download');
    expect(within(panel).getByRole('radio', { name: '金蝶凭证' })).toBeTruthy();
    expect(((await screen.findByLabelText('应收账款', { selector: 'input[type="text"]' })) as HTMLInputElement).value).toBe('1122');
    await person.click(screen.getByRole('radio', { name: '收款' }));
    await waitFor(() => expect(within(panel).queryByRole('radio', { name: '金蝶凭证' })).toBeNull());
  });

  it('lets a manager download and leaves the settings alone', async () => {
    show(['manager']);
    expect(await screen.findByText('您可以导出；修改设置需要财务。')).toBeTruthy();
    expect((screen.getByRole('button', { name: '下移 金额' }) as HTMLButtonElement).disabled).toBe(true);
    expect(screen.queryByRole('button', { name: '保存' })).toBeNull();
  });
});
