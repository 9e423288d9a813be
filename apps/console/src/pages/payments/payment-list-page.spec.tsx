import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { dialogTitled } from '../../../test/dialog';
import { answerFetch } from '../../../test/fetch';
import { FixtureProblem, type Answers } from '../../../test/fixtures/answers';
import { makePayment, makeRefund, makeTicketMoney } from '../../../test/fixtures/money';
import { makeTicketDetail } from '../../../test/fixtures/data';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import PaymentListPage from './payment-list-page';

const open = async (payment: ReturnType<typeof makePayment>, overrides: Answers = {}) => {
  const seen = answerFetch({ 'GET /payments/:id': () => payment, ...overrides });
  renderPage(<PaymentListPage />, { path: '/payments', at: `/payments?payment=${payment.id}` });
  return { seen, drawer: await screen.findByTestId('payment') };
};
const choose = async (dialog: HTMLElement, label: string, option: string) => {
  await person.click(within(dialog).getByLabelText(label));
  await person.click(await screen.findByText(option, { selector: '.ant-select-item-option-content' }));
};

describe('the payments', () => {
  it('are asked for as the URL says, in whole days', async () => {
    const seen = answerFetch();
    renderPage(<PaymentListPage />, { path: '/payments', at: '/payments?purpose=surplus&state=paid&from=2026-11-01&to=2026-11-22' });
    await screen.findByTestId('payment-list');
    await waitFor(() => expect(seen.of('GET', '/payments')).toHaveLength(1));
    const search = seen.of('GET', '/payments')[0]?.search;
    expect(Object.fromEntries(search ?? [])).toEqual({ purpose: 'surplus', state: 'paid', paidFrom: '2026-10-31T16:00:00.000Z', paidTo: '2026-11-22T16:00:00.000Z' });
    expect(await screen.findByText('多收，等待处理')).toBeTruthy();
  });

  it('show an agent the list without the button that records one', async () => {
    answerFetch();
    renderPage(<PaymentListPage />, { path: '/payments', me: { roles: ['agent'] } });
    expect(await screen.findByText('¥12,345.50')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /登记线下收款/ })).toBeNull();
  });

  it('say what to do where there are none, and offer to clear filters where none fit', async () => {
    answerFetch({ 'GET /payments': () => ({ items: [], nextCursor: null }) });
    renderPage(<PaymentListPage />, { path: '/payments', at: '/payments?channel=cash' });
    expect(await screen.findByText('没有符合条件的收款。换个条件试试。')).toBeTruthy();
    await person.click(screen.getAllByRole('button', { name: '清除筛选' })[0] as HTMLElement);
    expect(await screen.findByText(/还没有收款/)).toBeTruthy();
  });
});

describe('a refund', () => {
  it('of all that is left needs the sum to be confirmed, and is sent to the fen', async () => {
    const { seen, drawer } = await open(makePayment({ amount: 26_850, refunds: [makeRefund({ amount: 8_000 })] }));
    await person.click(within(drawer).getByRole('button', { name: /退款$/ }));
    const dialog = await dialogTitled('申请退款');
    expect(within(dialog).getByText('全部：¥188.50')).toBeTruthy();
    expect(within(dialog).getByText(/其中 ¥80.00 正在退或等待审批/)).toBeTruthy();
    await choose(dialog, '原因', '安抚客户');
    await person.click(within(dialog).getByRole('button', { name: '退 ¥188.50' }));
    expect(await within(dialog).findByText('请先确认金额')).toBeTruthy();
    expect(seen.of('POST', '/payments/201/refunds')).toHaveLength(0);
    await person.click(within(dialog).getByRole('checkbox', { name: '我确认通过微信把 ¥188.50 退回给付款人。退出后不能撤回。' }));
    await person.click(within(dialog).getByRole('button', { name: '退 ¥188.50' }));
    await waitFor(() => expect(seen.of('POST', '/payments/201/refunds')).toHaveLength(1));
    const [sent] = seen.of('POST', '/payments/201/refunds');
    expect(sent?.body).toEqual({ amount: 18_850, reason: 'goodwill' });
    expect(sent?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('of a part is never more than what is left, and another sum is confirmed anew', async () => {
    const { seen, drawer } = await open(makePayment({ amount: 26_850 }));
    await person.click(within(drawer).getByRole('button', { name: /退款$/ }));
    const dialog = await dialogTitled('申请退款');
    await person.click(within(dialog).getByRole('radio', { name: '一部分' }));
    const amount = await within(dialog).findByLabelText('退款金额');
    await person.type(amount, '268.51');
    await person.click(await within(dialog).findByRole('checkbox', { name: /¥268.51/ }));
    await choose(dialog, '原因', '其他');
    await person.click(within(dialog).getByRole('button', { name: /退 ¥268.51/ }));
    expect(await within(dialog).findByText('请填写 0.01 元到 ¥268.50 之间的金额')).toBeTruthy();
    expect(await within(dialog).findByText('请写明原因')).toBeTruthy();
    await person.clear(amount);
    await person.type(amount, '19.99');
    expect(((await within(dialog).findByRole('checkbox', { name: /¥19.99/ })) as HTMLInputElement).checked).toBe(false);
    expect(seen.of('POST', '/payments/201/refunds')).toHaveLength(0);
  });

  it('above the limit says beforehand that a second person decides', async () => {
    const { drawer } = await open(makePayment({ amount: 26_850 }));
    await person.click(within(drawer).getByRole('button', { name: /退款$/ }));
    const dialog = await dialogTitled('申请退款');
    expect(await within(dialog).findByText('超过 ¥200.00 的退款要由另一个人审批后才会退出。')).toBeTruthy();
    expect(within(dialog).getByRole('button', { name: '申请退 ¥268.50' })).toBeTruthy();
  });

  it('cannot be asked for where nothing is left', async () => {
    const { drawer } = await open(makePayment({ state: 'prepaid', paidAt: null }));
    expect((within(drawer).getByRole('button', { name: /退款$/ }) as HTMLButtonElement).disabled).toBe(true);
  });
});

describe('a surplus payment', () => {
  const surplus = makePayment({ id: 209, purpose: 'surplus', amount: 18_000, ticketId: 1090, ticketNumber: '10900' });

  it('goes to a ticket that owes at least as much, with the reason', async () => {
    const { seen, drawer } = await open(surplus, { 'GET /tickets/:id': () => makeTicketDetail({ id: 1090, number: '10900' }), 'GET /tickets/:id/money': () => makeTicketMoney({ due: 26_850 }) });
    expect(within(drawer).getByText('这笔钱多收了，要您处理')).toBeTruthy();
    await person.click(within(drawer).getByRole('button', { name: /认领到工单/ }));
    const dialog = await dialogTitled(/认领到哪张工单/);
    expect(await within(dialog).findByText(/欠 ¥268.50/)).toBeTruthy();
    await person.type(within(dialog).getByLabelText('为什么归它'), '付款人来电说明');
    await person.click(within(dialog).getByRole('button', { name: '认领' }));
    await waitFor(() => expect(seen.of('POST', '/payments/209/match')[0]?.body).toEqual({ quoteId: 71, note: '付款人来电说明' }));
  });

  it('is not matched to one that owes less', async () => {
    const { drawer } = await open(surplus, { 'GET /tickets/:id': () => makeTicketDetail({ id: 1090, number: '10900' }), 'GET /tickets/:id/money': () => makeTicketMoney({ due: 5_000 }) });
    await person.click(within(drawer).getByRole('button', { name: /认领到工单/ }));
    const dialog = await dialogTitled(/认领到哪张工单/);
    expect(await within(dialog).findByText(/只欠 ¥50.00/)).toBeTruthy();
    expect((within(dialog).getByRole('button', { name: '认领' }) as HTMLButtonElement).disabled).toBe(true);
  });

  it('that is already on its way back is not offered to be matched', async () => {
    const { drawer } = await open({ ...surplus, refunds: [makeRefund({ state: 'processing', amount: 18_000 })] });
    expect(within(drawer).queryByRole('button', { name: /认领到工单/ })).toBeNull();
  });
});

describe('asking WeChat', () => {
  it('says what it answers, and shows it', async () => {
    const waiting = makePayment({ id: 210, state: 'prepaid', paidAt: null });
    const { seen, drawer } = await open(waiting, { 'POST /payments/:id/refresh': () => ({ ...waiting, state: 'paid', paidAt: new Date().toISOString() }) });
    expect(within(drawer).getByText('等待付款')).toBeTruthy();
    await person.click(within(drawer).getByRole('button', { name: /向微信核实/ }));
    expect(await screen.findByText('微信的回答：已收到')).toBeTruthy();
    expect(seen.of('POST', '/payments/210/refresh')).toHaveLength(1);
  });

  it('words what goes wrong', async () => {
    const { drawer } = await open(makePayment(), { 'POST /payments/:id/refresh': () => new FixtureProblem('upstream-unavailable') });
    await person.click(within(drawer).getByRole('button', { name: /向微信核实/ }));
    expect(await screen.findByText(/微信或其他外部服务暂时没有回应/)).toBeTruthy();
  });
});
