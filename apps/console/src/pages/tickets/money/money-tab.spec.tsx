import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import type { QuoteMaterial, QuotePreview, TicketMoney } from '@scanfix/shared-types';
import { answerFetch } from '../../../../test/fetch';
import { FixtureProblem, type Answers } from '../../../../test/fixtures/answers';
import { makeTicketDetail } from '../../../../test/fixtures/data';
import { makeTicketMoney } from '../../../../test/fixtures/money';
import { person } from '../../../../test/person';
import { renderPage } from '../../../../test/render';
import { MoneyTab } from './money-tab';

const ticket = makeTicketDetail({ id: 7 });
const { quotes: [approved], warranty } = makeTicketMoney();
const offered = approved ? [{ ...approved, state: 'offered' as const, signature: null, decidedAt: null }] : [];
const material: QuoteMaterial = {
  callOut: { fee: 3000, parts: [] }, labour: [{ code: 'KT-11', name: '空调电气件更换', categoryId: 1, problemTypeIds: [], level: 2, unit: 'job', price: 12_000, usualFrom: 100, usualTo: 100 }],
  parts: [], warranty, discountLimitPercent: 10, latest: null,
};
const preview: QuotePreview = {
  lines: [{ kind: 'call-out', name: '上门费', labourCode: null, partId: null, quantity: 100, unit: 'job', unitPrice: 3000, amount: 3000, free: false, covered: false, note: null }],
  subtotal: 3000, discount: 0, total: 3000, tax: 170, taxRate: 600, warranty, highestDiscount: 300,
};

const show = async (money: Partial<TicketMoney>, overrides: Answers = {}) => {
  const seen = answerFetch({
    'GET /tickets/:id/money': () => makeTicketMoney({ ticketId: 7, ...money }), 'GET /tickets/:id/quote-material': () => material, 'POST /tickets/:id/quotes/preview': () => preview, ...overrides,
  });
  renderPage(<MoneyTab ticket={ticket} />, { me: { roles: ['agent'] } });
  await screen.findByTestId('money-tab');
  return seen;
};

describe('a ticket’s money', () => {
  it('offers only what the server offers', async () => {
    await show({ actions: [] });
    expect(screen.getByTestId('quote-1')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /报\s*价|撤\s*回|月结|线下/ })).toBeNull();
  });

  it('is quoted with the sum that the server reckons, under one key', async () => {
    const seen = await show({ quotes: [], payments: [], actions: ['offer-quote'] }, { 'POST /tickets/:id/quotes': () => makeTicketMoney({ ticketId: 7 }) });
    await person.click(screen.getByRole('button', { name: /报\s*价/ }));
    const editor = await screen.findByTestId('quote-editor');
    await person.click(await within(editor).findByRole('button', { name: '报价 ¥30.00' }));
    await waitFor(() => expect(seen.of('POST', '/tickets/7/quotes')).toHaveLength(1));
    expect(seen.of('POST', '/tickets/7/quotes')[0]).toMatchObject({ body: { lines: [{ kind: 'call-out' }], baseVersion: 0 }, headers: { 'idempotency-key': expect.stringMatching(/^[0-9a-f-]{36}$/) } });
  });

  it('goes on from the last version, and leaves to the server who pays and what the contract takes off', async () => {
    const contract = { id: 1, number: 'WB-1', visitsLeft: 0, labour: true, parts: false, until: '2027-12-31' };
    const latest = approved ? { ...approved, version: 2, lines: preview.lines.map((line) => ({ ...line, covered: true })), discount: 450, discountReason: 'WB-1', warranty: { ...warranty, contract } } : null;
    const seen = await show({ quotes: offered, payments: [], actions: ['offer-quote'] }, {
      'GET /tickets/:id/quote-material': () => ({ ...material, latest }), 'POST /tickets/:id/quotes/preview': () => ({ ...preview, discount: 450, total: 2550 }), 'POST /tickets/:id/quotes': () => makeTicketMoney({ ticketId: 7 }),
    });
    await person.click(screen.getByRole('button', { name: /报\s*价/ }));
    const editor = await screen.findByTestId('quote-editor');
    expect(await within(editor).findByPlaceholderText('4.50')).toBeTruthy();
    await person.click(await within(editor).findByRole('button', { name: '报价 ¥25.50' }));
    await waitFor(() => expect(seen.of('POST', '/tickets/7/quotes')[0]?.body).toMatchObject({ lines: [{ kind: 'call-out' }], baseVersion: 2, total: 2550 }));
    expect(JSON.stringify(seen.of('POST', '/tickets/7/quotes')[0]?.body)).not.toMatch(/covered|discount/);
  });

  it('is reckoned anew when who pays was decided meanwhile', async () => {
    let total = 0;
    await show({ quotes: [], payments: [], actions: ['offer-quote'] }, {
      'POST /tickets/:id/quotes/preview': () => ({ ...preview, total }),
      'POST /tickets/:id/quotes': () => {
        total = 3000;
        return new FixtureProblem('version-conflict');
      },
    });
    await person.click(screen.getByRole('button', { name: /报\s*价/ }));
    const editor = await screen.findByTestId('quote-editor');
    await person.click(await within(editor).findByRole('button', { name: '报价 ¥0.00' }));
    expect(await within(editor).findByRole('button', { name: '报价 ¥30.00' })).toBeTruthy();
  });

  it('is not quoted with more off than this person may take off', async () => {
    await show({ quotes: [], payments: [], actions: ['offer-quote'] });
    await person.click(screen.getByRole('button', { name: /报\s*价/ }));
    const editor = await screen.findByTestId('quote-editor');
    await within(editor).findByRole('button', { name: '报价 ¥30.00' });
    const discount = within(editor).getByLabelText('优惠');
    await person.clear(discount);
    await person.type(discount, '5');
    expect(await within(editor).findByText('超过了您的权限，最多 ¥3.00')).toBeTruthy();
    expect(within(editor).getByRole('button', { name: '报价 ¥30.00' }).hasAttribute('disabled')).toBe(true);
  });

  it('says why a quote is withdrawn', async () => {
    const seen = await show({ quotes: offered, payments: [], actions: ['withdraw-quote'] }, { 'POST /quotes/:id/withdraw': () => makeTicketMoney({ ticketId: 7 }) });
    await person.click(screen.getByRole('button', { name: /撤\s*回/ }));
    const dialog = await screen.findByRole('dialog');
    await person.click(within(dialog).getByRole('button', { name: /撤\s*回/ }));
    expect(await within(dialog).findByText('请写明原因，报修人会看到报价已撤回')).toBeTruthy();
    await person.type(within(dialog).getByLabelText('为什么撤回'), '报错了型号');
    await person.click(within(dialog).getByRole('button', { name: /撤\s*回/ }));
    await waitFor(() => expect(seen.of('POST', `/quotes/${approved?.id ?? 0}/withdraw`)[0]?.body).toEqual({ reason: '报错了型号' }));
  });

  it('goes to the monthly statement only where the contract allows it, and says so', async () => {
    await show({ due: 26_850, stage: 'to-pay', payments: [], actions: ['put-on-credit'] }, { 'GET /quotes/:id/credit': () => ({ contract: null, due: 26_850, dueOn: null, limit: null, used: 0 }) });
    await person.click(screen.getByRole('button', { name: '计入月结' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByRole('alert')).toBeTruthy();
    expect((within(dialog).getByRole('button', { name: '计入月结' }) as HTMLButtonElement).disabled).toBe(true);
  });

  it('shows what of the contract’s credit is used before more is put on it', async () => {
    const seen = await show({ due: 26_850, stage: 'to-pay', payments: [], actions: ['put-on-credit'] }, {
      'GET /quotes/:id/credit': () => ({ contract: { id: 1, number: 'HT-2026-001' }, due: 26_850, dueOn: '2026-12-30', limit: 100_000, used: 80_000 }), 'POST /quotes/:id/credit': () => makeTicketMoney({ ticketId: 7, stage: 'on-credit' }),
    });
    await person.click(screen.getByRole('button', { name: '计入月结' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('已用 ¥800.00，额度 ¥1,000.00，还可挂 ¥200.00')).toBeTruthy();
    expect(within(dialog).getByRole('alert').textContent).toContain('超过合同的挂账额度');
    await person.click(within(dialog).getByRole('button', { name: '计入月结' }));
    await waitFor(() => expect(seen.of('POST', `/quotes/${approved?.id ?? 0}/credit`)).toHaveLength(1));
  });
});
