import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { makeReceivable } from '../../../test/fixtures/money';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import { owedOf } from './owed';
import { RecordPaymentDialog } from './record-payment-dialog';

const two = [makeReceivable({ quoteId: 81, open: 128_050 }), makeReceivable({ quoteId: 82, ticketNumber: '10819', open: 46_000 })].map(owedOf);
const show = async (owed = two) => {
  const seen = answerFetch();
  renderPage(<RecordPaymentDialog open owed={owed} onClose={() => undefined} />);
  return { seen, dialog: await screen.findByRole('dialog') };
};

describe('an offline payment', () => {
  it('pays several quotes with one voucher, to the fen', async () => {
    const { seen, dialog } = await show();
    expect(within(dialog).getByText('¥1,740.50')).toBeTruthy();
    await person.click(within(dialog).getByRole('radio', { name: '银行转账' }));
    const second = within(dialog).getByLabelText('10819 收到的金额');
    await person.clear(second);
    await person.type(second, '460.29');
    await person.type(within(dialog).getByLabelText('凭证号'), '2026112200017');
    await person.click(within(dialog).getByRole('button', { name: /登记 银行转账 收到/ }));
    expect(await within(dialog).findByText('请填写 0.01 元到 ¥460.00 之间的金额')).toBeTruthy();
    await person.clear(second);
    await person.type(second, '19.99');
    await person.click(await within(dialog).findByRole('button', { name: '登记 银行转账 收到 ¥1,300.49' }));
    await waitFor(() => expect(seen.of('POST', '/payments')).toHaveLength(1));
    const [sent] = seen.of('POST', '/payments');
    expect(sent?.body).toEqual({ allocations: [{ quoteId: 81, amount: 128_050 }, { quoteId: 82, amount: 1_999 }], channel: 'transfer', paidAt: expect.stringMatching(/^\d{4}-.*Z$/), voucherNumber: '2026112200017' });
    expect(sent?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('says beside the number that this voucher was recorded before', async () => {
    const { dialog } = await show();
    await person.click(within(dialog).getByRole('radio', { name: '现金' }));
    await person.type(within(dialog).getByLabelText('凭证号'), 'SJ-0098');
    await person.click(within(dialog).getByRole('button', { name: /登记 现金 收到/ }));
    expect(await within(dialog).findByText(/这个凭证号已经登记过/)).toBeTruthy();
  });

  it('wants to know what it pays, how it came, and its voucher', async () => {
    const { seen, dialog } = await show([]);
    await person.click(within(dialog).getByRole('button', { name: '登记线下收款' }));
    expect(await within(dialog).findByText('请至少添加一笔欠款')).toBeTruthy();
    expect(within(dialog).getByText('请选择收款方式')).toBeTruthy();
    expect(within(dialog).getByText('请填写凭证号，同一笔钱不能登记两次')).toBeTruthy();
    expect(seen.of('POST', '/payments')).toHaveLength(0);
  });

  it('lists what a customer owes, each only once', async () => {
    const { dialog } = await show([]);
    const pick = async () => {
      await person.click(within(dialog).getByLabelText('按客户列出欠款'));
      await person.click(await screen.findByText('云帆科技', { selector: '.ant-select-item-option-content' }));
    };
    await pick();
    expect(await within(dialog).findByLabelText('10801 收到的金额')).toBeTruthy();
    expect(within(dialog).getByLabelText('10819 收到的金额')).toBeTruthy();
    await person.click(within(dialog).getByRole('button', { name: '去掉工单 10819' }));
    await pick();
    expect(await within(dialog).findByLabelText('10819 收到的金额')).toBeTruthy();
    expect(within(dialog).getAllByLabelText('10801 收到的金额')).toHaveLength(1);
  });
});
