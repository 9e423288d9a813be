import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { FixtureProblem, type Answers } from '../../../test/fixtures/answers';
import { makeFollowUp } from '../../../test/fixtures/promises';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import FollowUpListPage from './follow-up-list-page';
import FollowUpSettingsPage from './follow-up-settings-page';

const call = async (overrides: Answers = {}) => {
  const seen = answerFetch({ 'GET /follow-ups': () => ({ items: [makeFollowUp()], nextCursor: null }), ...overrides });
  renderPage(<FollowUpListPage />, { path: '/follow-ups' });
  await person.click(await screen.findByRole('button', { name: /记录通话/ }));
  return { seen, dialog: await screen.findByRole('dialog') };
};
const save = (dialog: HTMLElement) => person.click(within(dialog).getByRole('button', { name: /保\s*存/ }));

describe('the call list', () => {
  it('asks for those to call first, and says so when there is nobody', async () => {
    const seen = answerFetch({ 'GET /follow-ups': () => ({ items: [], nextCursor: null }) });
    renderPage(<FollowUpListPage />, { path: '/follow-ups' });
    expect(await screen.findByText(/没有要打的回访电话/)).toBeTruthy();
    expect(seen.of('GET', '/follow-ups')[0]?.search.get('status')).toBe('to-call');
  });

  it('shows the script beside the form, and says what "not fixed" leads to', async () => {
    const { seen, dialog } = await call();
    expect((await within(dialog).findByTestId('script')).textContent).toContain('想问一下现在好了吗');
    await person.click(within(dialog).getByRole('radio', { name: '接通，有回答' }));
    await person.click(await within(dialog).findByRole('radio', { name: '没有修好' }));
    expect(await within(dialog).findByText('工单会自动返修，重新派单。')).toBeTruthy();
    await person.click(within(dialog).getByRole('radio', { name: '3' }));
    await person.type(within(dialog).getByLabelText(/对方说了什么/), '又漏了');
    await save(dialog);
    await waitFor(() => expect(seen.of('POST', '/follow-ups/51/calls')).toHaveLength(1));
    const [sent] = seen.of('POST', '/follow-ups/51/calls');
    expect(sent?.body).toEqual({ result: 'answered', answer: { fixed: false, nps: 3, comment: '又漏了' } });
    expect(sent?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('does not ask for a recommendation where it is not due, and demands an answer with "answered"', async () => {
    const { seen, dialog } = await call({ 'GET /follow-ups': () => ({ items: [makeFollowUp({ askNps: false })], nextCursor: null }) });
    await person.click(within(dialog).getByRole('radio', { name: '接通，有回答' }));
    expect(await within(dialog).findByText('修好了吗')).toBeTruthy();
    expect(within(dialog).queryByText(/愿意推荐给别人吗/)).toBeNull();
    await save(dialog);
    expect(await within(dialog).findByText('请选择是否修好')).toBeTruthy();
    expect(seen.of('POST', '/follow-ups/51/calls')).toHaveLength(0);
  });

  it('wants to know when to call again', async () => {
    const { dialog } = await call();
    await person.click(within(dialog).getByRole('radio', { name: '约时间再打' }));
    await within(dialog).findByText('下次什么时候打');
    await save(dialog);
    expect(await within(dialog).findByText('请选择下次打电话的时间')).toBeTruthy();
  });

  it('gives way when the requester answered meanwhile', async () => {
    const { seen, dialog } = await call({ 'POST /follow-ups/:id/calls': () => new FixtureProblem('follow-up-answered') });
    await person.click(within(dialog).getByRole('radio', { name: '没人接' }));
    await save(dialog);
    expect(await screen.findByText(/这次回访已经有结果了/)).toBeTruthy();
    await waitFor(() => expect(seen.of('GET', '/follow-ups').length).toBeGreaterThan(1));
  });

  it('shows what was answered, by whom', async () => {
    const bad = makeFollowUp({ status: 'answered', answer: { fixed: false, csat: 2, nps: 3, comment: '第二天又夹人了，吓到孩子。' }, answeredAt: new Date().toISOString(), answeredBy: 'requester' });
    answerFetch({ 'GET /follow-ups': () => ({ items: [bad], nextCursor: null }) });
    renderPage(<FollowUpListPage />, { path: '/follow-ups', at: '/follow-ups?view=bad' });
    expect(await screen.findByText('第二天又夹人了，吓到孩子。')).toBeTruthy();
    expect(screen.getByText('没有修好')).toBeTruthy();
    expect(screen.getByText('报修人自己回答')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /记录通话/ })).toBeNull();
  });
});

describe('the rules of follow-up', () => {
  it('close later than they call', async () => {
    const seen = answerFetch();
    renderPage(<FollowUpSettingsPage />, { path: '/follow-ups/settings' });
    const closes = await screen.findByLabelText('完工后多久自动关闭');
    await person.clear(closes);
    await person.type(closes, '12');
    await person.click(screen.getByRole('button', { name: /保\s*存/ }));
    expect(await screen.findByText('自动关闭要晚于打电话')).toBeTruthy();
    expect(seen.requests.filter(({ method }) => method === 'PUT')).toHaveLength(0);
  });
});
