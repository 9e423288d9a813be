import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { dialogTitled } from '../../../test/dialog';
import { answerFetch } from '../../../test/fetch';
import { FixtureProblem, type Answers } from '../../../test/fixtures/answers';
import { makeRefund } from '../../../test/fixtures/money';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import RefundListPage from './refund-list-page';

const show = async (refund = makeRefund(), overrides: Answers = {}, roles: ('finance' | 'agent')[] = ['finance']) => {
  const seen = answerFetch({ 'GET /refunds': () => ({ items: [refund], nextCursor: null }), ...overrides });
  renderPage(<RefundListPage />, { path: '/refunds', me: { roles } });
  await screen.findByText('-¥80.00');
  return seen;
};

describe('the refunds', () => {
  it('begin with those that need a hand', async () => {
    const seen = answerFetch();
    renderPage(<RefundListPage />, { path: '/refunds' });
    await screen.findByText('付款人的微信账户异常，退不回去。请联系对方，用别的方式退。');
    expect(seen.of('GET', '/refunds')[0]?.search.get('queue')).toBe('true');
    await person.click(screen.getByRole('tab', { name: '已退回' }));
    await waitFor(() => expect(seen.of('GET', '/refunds').at(-1)?.search.get('state')).toBe('succeeded'));
  });

  it('are approved with the sum said once more', async () => {
    const seen = await show();
    await person.click(screen.getByRole('button', { name: '批准' }));
    const dialog = await dialogTitled('批准退 ¥80.00？');
    expect(within(dialog).getByText(/¥80.00 会马上退给工单 10926 的付款人/)).toBeTruthy();
    await person.click(within(dialog).getByRole('button', { name: '批准' }));
    await waitFor(() => expect(seen.of('POST', '/refunds/301/approve')).toHaveLength(1));
    expect(seen.of('POST', '/refunds/301/approve')[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('are refused only with the reason', async () => {
    const seen = await show();
    await person.click(screen.getByRole('button', { name: '不批准' }));
    const dialog = await dialogTitled('不批准退 ¥80.00？');
    await person.click(within(dialog).getByRole('button', { name: '不批准' }));
    expect(await within(dialog).findByText('请写明为什么不批准')).toBeTruthy();
    await person.type(within(dialog).getByLabelText('说明'), '费用没有多算');
    await person.click(within(dialog).getByRole('button', { name: '不批准' }));
    await waitFor(() => expect(seen.of('POST', '/refunds/301/refuse')[0]?.body).toEqual({ note: '费用没有多算' }));
  });

  it('say to who asked that somebody else must decide', async () => {
    await show(makeRefund({ actions: [] }));
    expect(screen.getByText('您自己申请的，要由另一个人审批。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '批准' })).toBeNull();
  });

  it('say to an agent who decides', async () => {
    await show(makeRefund({ actions: [] }), {}, ['agent']);
    expect(screen.getByText('要由财务或主管审批。')).toBeTruthy();
  });

  it('give way where somebody else was quicker', async () => {
    const seen = await show(makeRefund(), { 'POST /refunds/:id/approve': () => new FixtureProblem('refund-not-open') });
    await person.click(screen.getByRole('button', { name: '批准' }));
    await person.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '批准' }));
    expect(await screen.findByText(/这笔退款已经有人处理了/)).toBeTruthy();
    await waitFor(() => expect(seen.of('GET', '/refunds').length).toBeGreaterThan(1));
  });

  it('that WeChat cannot pay out are tried again, or settled by hand with a voucher', async () => {
    const seen = await show(makeRefund({ state: 'abnormal', problem: 'ABNORMAL', actions: ['retry', 'settle'] }));
    await person.click(screen.getByRole('button', { name: '重试' }));
    await waitFor(() => expect(seen.of('POST', '/refunds/301/retry')).toHaveLength(1));
    await person.click(screen.getByRole('button', { name: '已用别的方式退' }));
    const dialog = await dialogTitled(/登记已用别的方式退了 ¥80.00/);
    await person.click(within(dialog).getByRole('button', { name: '已用别的方式退' }));
    expect(await within(dialog).findByText('请填写凭证号')).toBeTruthy();
    await person.type(within(dialog).getByLabelText('转账流水号或收条号'), 'TK-7');
    await person.click(within(dialog).getByRole('button', { name: '已用别的方式退' }));
    await waitFor(() => expect(seen.of('POST', '/refunds/301/settle')[0]?.body).toEqual({ voucherNumber: 'TK-7' }));
  });
});
