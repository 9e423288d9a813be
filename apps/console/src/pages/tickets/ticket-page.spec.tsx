import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { FixtureProblem, type Answers } from '../../../test/fixtures/answers';
import { makeTicketDetail } from '../../../test/fixtures/data';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import TicketPage from './ticket-page';

const open = (overrides: Answers) => {
  const seen = answerFetch({ 'GET /tickets/:id': () => makeTicketDetail({ id: 7 }), ...overrides });
  return { seen, ...renderPage(<TicketPage />, { path: '/tickets/:id', at: '/tickets/7' }) };
};

describe('the ticket page', () => {
  it('offers the next step as a button and nothing that the server does not offer', async () => {
    open({ 'GET /tickets/:id': () => makeTicketDetail({ id: 7, availableActions: ['triage', 'comment-internal'] }) });
    expect(await screen.findByTestId('action-triage')).toBeTruthy();
    expect(screen.queryByTestId('ticket-menu')).toBeNull();
    expect(screen.getByTestId('composer').dataset['internal']).toBe('true');
    expect(screen.queryByText('回复报修人')).toBeNull();
  });

  it('triages with the priority that the urgency suggests, sending only what was corrected', async () => {
    const { seen } = open({ 'GET /tickets/:id': () => makeTicketDetail({ id: 7, urgency: 'emergency' }) });
    await person.click(await screen.findByTestId('action-triage'));
    await person.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '受理' }));
    await waitFor(() => expect(seen.of('POST', '/tickets/7/triage')).toHaveLength(1));
    expect(seen.of('POST', '/tickets/7/triage')[0]?.body).toEqual({ priority: 'critical' });
  });

  it('keeps a refused triage open, with the reason beside its field', async () => {
    open({ 'POST /tickets/:id/triage': () => new FixtureProblem('validation-failed', { errors: [{ field: 'note', code: 'too-long' }] }) });
    await person.click(await screen.findByTestId('action-triage'));
    const dialog = await screen.findByRole('dialog');
    await person.type(within(dialog).getByLabelText(/内部备注/), '带检漏仪');
    await person.click(within(dialog).getByRole('button', { name: '受理' }));
    expect(await within(dialog).findByText('太长了，请缩短')).toBeTruthy();
    expect(within(dialog).getByDisplayValue('带检漏仪')).toBeTruthy();
  });

  it('shows the ticket as it is now when somebody else was faster', async () => {
    let state: 'submitted' | 'triaged' = 'submitted';
    open({
      'GET /tickets/:id': () => makeTicketDetail({ id: 7, state, availableActions: state === 'submitted' ? ['triage', 'comment'] : ['comment'] }),
      'POST /tickets/:id/triage': () => {
        state = 'triaged';
        return new FixtureProblem('action-not-allowed', { context: { state } });
      },
    });
    await person.click(await screen.findByTestId('action-triage'));
    await person.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '受理' }));
    expect(await screen.findByText(/工单的状态已经变了/)).toBeTruthy();
    expect(await screen.findByText('待派单')).toBeTruthy();
    expect(screen.queryByTestId('action-triage')).toBeNull();
  });

  it('demands words with the reason "other"', async () => {
    const { seen } = open({});
    await person.click(await screen.findByTestId('ticket-menu'));
    await person.click(await screen.findByRole('menuitem', { name: /判定无效/ }));
    const dialog = await screen.findByRole('dialog');
    await person.click(within(dialog).getByRole('button', { name: '判定无效' }));
    expect(await within(dialog).findByText('请选择原因')).toBeTruthy();
    await person.click(within(dialog).getByRole('radio', { name: '其他' }));
    await person.click(within(dialog).getByRole('button', { name: '判定无效' }));
    expect(await within(dialog).findByText('选择“其他”时，请说明原因')).toBeTruthy();
    expect(seen.of('POST', '/tickets/7/invalidate')).toHaveLength(0);
  });

  it('sends a note as a note, and the same key when it is sent again', async () => {
    let refused = true;
    const { seen } = open({ 'POST /tickets/:id/comments': () => (refused ? new FixtureProblem('not-ready') : makeTicketDetail({ id: 7 })) });
    await person.click(await screen.findByText('内部备注', { selector: '.ant-segmented-item-label *' }));
    await person.type(screen.getByPlaceholderText('只有员工看得到…'), '漏点没补好');
    await person.click(screen.getByRole('button', { name: /保存备注/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('正在启动');
    refused = false;
    await person.click(screen.getByRole('button', { name: /保存备注/ }));
    await waitFor(() => expect(seen.of('POST', '/tickets/7/comments')).toHaveLength(2));
    const [first, second] = seen.of('POST', '/tickets/7/comments');
    expect(first?.body).toEqual({ text: '漏点没补好', internal: true, attachments: [] });
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
  });

  it('shows a whole number only when asked', async () => {
    const { seen } = open({});
    expect((await screen.findAllByText('138****5678')).length).toBeGreaterThan(0);
    await person.click(screen.getAllByRole('button', { name: '查看完整电话（会被记录）' })[0] as HTMLElement);
    expect(await screen.findByText(/13812345678/)).toBeTruthy();
    expect(seen.of('POST', '/tickets/7/reveal-phone')[0]?.body).toEqual({});
  });

  it('says so when there is no such ticket', async () => {
    open({ 'GET /tickets/:id': () => new FixtureProblem('not-found') });
    expect(await screen.findByText('没有这张工单')).toBeTruthy();
  });
});
