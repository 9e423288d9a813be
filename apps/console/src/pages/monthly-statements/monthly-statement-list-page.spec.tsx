import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { dialogTitled } from '../../../test/dialog';
import { answerFetch } from '../../../test/fetch';
import { FixtureProblem } from '../../../test/fixtures/answers';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import MonthlyStatementListPage from './monthly-statement-list-page';

describe('monthly statements', () => {
  it('say how far each is paid', async () => {
    answerFetch();
    renderPage(<MonthlyStatementListPage />, { path: '/monthly-statements' });
    expect(await screen.findByText('已付清')).toBeTruthy();
    expect(screen.getByText('已逾期')).toBeTruthy();
    expect(screen.getByText('等待付款')).toBeTruthy();
  });

  it('are paid by the lines that are still open', async () => {
    answerFetch();
    renderPage(<MonthlyStatementListPage />, { path: '/monthly-statements', at: '/monthly-statements?statement=41' });
    await person.click(await screen.findByRole('button', { name: /登记付款/ }));
    const dialog = await dialogTitled('登记线下收款');
    expect(await within(dialog).findByLabelText('10801 收到的金额')).toBeTruthy();
    // The customer owes another quote too, which is not of this month.
    expect(within(dialog).queryByLabelText('10819 收到的金额')).toBeNull();
  });

  it('say why none is made for a month without credit', async () => {
    const seen = answerFetch({ 'POST /finance/monthly-statements': () => new FixtureProblem('statement-empty') });
    renderPage(<MonthlyStatementListPage />, { path: '/monthly-statements' });
    await person.click(await screen.findByRole('button', { name: /出账单/ }));
    const dialog = await dialogTitled('为挂账客户出一个月的账单');
    await person.click(within(dialog).getByLabelText('客户'));
    await person.click(await screen.findByText('李先生', { selector: '.ant-select-item-option-content' }));
    await person.click(within(dialog).getByRole('button', { name: '出账单' }));
    expect(await within(dialog).findByText(/这个客户在这个月没有挂账的费用/)).toBeTruthy();
    await waitFor(() => expect(seen.of('POST', '/finance/monthly-statements')[0]?.body['month']).toMatch(/^\d{4}-\d{2}$/));
  });
});
