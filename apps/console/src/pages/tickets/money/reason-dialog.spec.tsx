import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import type { TicketMoney } from '@scanfix/shared-types';
import { answerFetch } from '../../../../test/fetch';
import { FixtureProblem, type Answers } from '../../../../test/fixtures/answers';
import { makeTicketDetail } from '../../../../test/fixtures/data';
import { makeTicketMoney } from '../../../../test/fixtures/money';
import { person } from '../../../../test/person';
import { renderPage } from '../../../../test/render';
import { MoneyTab } from './money-tab';

const { quotes: [approved], warranty } = makeTicketMoney();
const misused = { ...warranty, ground: 'misuse' as const, misuse: { note: '有人撬过面板', engineerName: '李师傅', declaredAt: warranty.decidedAt, photos: [] } };

const show = async (money: Partial<TicketMoney>, answers: Answers) => {
  const seen = answerFetch({ 'GET /tickets/:id/money': () => makeTicketMoney({ ticketId: 7, ...money }), ...answers });
  renderPage(<MoneyTab ticket={makeTicketDetail({ id: 7 })} />, { me: { roles: ['agent'] } });
  await screen.findByTestId('money-tab');
  return seen;
};
const confirm = async (button: RegExp, label: string, reason: string) => {
  const dialog = await screen.findByRole('dialog');
  await person.type(within(dialog).getByLabelText(label), reason);
  await person.click(within(dialog).getByRole('button', { name: button }));
  return dialog;
};

describe('what can be taken back', () => {
  it('is an approved quote while nothing is paid, and it says what that means', async () => {
    const seen = await show({ actions: ['withdraw-approved-quote'] }, { 'POST /quotes/:id/withdraw': () => makeTicketMoney({ ticketId: 7, stage: 'nothing', actions: [] }) });
    await person.click(screen.getByRole('button', { name: /撤\s*回/ }));
    const dialog = await confirm(/撤\s*回/, '为什么撤回', '型号看错了');
    expect(dialog.textContent).toContain('报修人已经同意 ¥268.50，还没有付款');
    await waitFor(() => expect(seen.of('POST', `/quotes/${approved?.id ?? 0}/withdraw`)[0]?.body).toEqual({ reason: '型号看错了' }));
  });

  it('is that it was misuse, with a reason', async () => {
    const seen = await show({ warranty: misused, quotes: [], actions: ['withdraw-misuse'] }, { 'POST /tickets/:id/misuse/withdraw': () => makeTicketMoney({ ticketId: 7, quotes: [], actions: [] }) });
    await person.click(screen.getByRole('button', { name: '撤销说明，恢复保修' }));
    await confirm(/撤销说明/, '为什么撤销', '客户申诉属实');
    await waitFor(() => expect(seen.of('POST', '/tickets/7/misuse/withdraw')[0]).toMatchObject({ body: { reason: '客户申诉属实' }, headers: { 'idempotency-key': expect.stringMatching(/^[0-9a-f-]{36}$/) } }));
  });

  it('is not misuse that the requester has agreed to pay for: it says what to do first', async () => {
    await show({ warranty: misused, actions: ['withdraw-misuse'] }, { 'POST /tickets/:id/misuse/withdraw': () => new FixtureProblem('misuse-agreed') });
    await person.click(screen.getByRole('button', { name: '撤销说明，恢复保修' }));
    const dialog = await confirm(/撤销说明/, '为什么撤销', '客户申诉属实');
    expect((await within(dialog).findByRole('alert')).textContent).toContain('先撤回那份报价');
  });

  it('tells of a quote that was declined on the spot', async () => {
    const declined = approved ? [{ ...approved, state: 'declined' as const, declineReason: 'too-expensive' as const, declineNote: '先不修了', declinedOnSite: true }] : [];
    await show({ quotes: declined, stage: 'quote-declined', actions: [] }, {});
    expect(screen.getByText('没有同意：太贵了 · 先不修了 · 当面，在工程师的手机上')).toBeTruthy();
  });
});
