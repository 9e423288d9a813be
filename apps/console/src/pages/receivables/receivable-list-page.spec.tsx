import { describe, expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { dialogTitled } from '../../../test/dialog';
import { answerFetch } from '../../../test/fetch';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import ReceivableListPage from './receivable-list-page';

const show = (at: string) => {
  const seen = answerFetch();
  renderPage(<ReceivableListPage />, { path: '/receivables', at });
  return seen;
};

describe('what is owed', () => {
  it('is asked for as the URL says, and says how late it is', async () => {
    const seen = show('/receivables?overdue=1');
    expect(await screen.findByText('逾期 130 天')).toBeTruthy();
    expect(seen.of('GET', '/finance/receivables')[0]?.search.get('overdue')).toBe('true');
  });

  it('is paid by one transfer where several are chosen', async () => {
    show('/receivables');
    await screen.findByText('10801');
    const boxes = screen.getAllByRole('checkbox').filter((box) => box.closest('tr[data-row-id]'));
    await person.click(boxes[0] as HTMLElement);
    await person.click(boxes[1] as HTMLElement);
    await person.click(await screen.findByRole('button', { name: /登记选中的 2 笔，共 ¥1,740.50/ }));
    const dialog = await dialogTitled('登记线下收款');
    expect((within(dialog).getByLabelText('10801 收到的金额') as HTMLInputElement).value).toBe('1280.50');
    expect((within(dialog).getByLabelText('10819 收到的金额') as HTMLInputElement).value).toBe('460.00');
  });

  it('grows old by customer, with sums that agree', async () => {
    show('/receivables?tab=ageing');
    await screen.findByText('个人（没有客户）');
    const list = screen.getByTestId('ageing-list');
    const sums = [...(within(list).getByText('合计', { selector: 'tfoot td' }).closest('tr')?.children ?? [])].map((cell) => cell.textContent);
    expect(sums).toEqual(['合计', '¥580.00', '¥1,315.50', '¥1,200.00', '¥12.00', '¥6,400.00', '¥9,507.50']);
    const chart = within(screen.getByTestId('ageing-chart')).getByRole('img');
    expect(chart.getAttribute('aria-label')).toContain('90 天以上 ¥6,400.00，占 67%');
  });
});
