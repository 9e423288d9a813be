import { beforeEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { FixtureProblem, type Answers } from '../../../test/fixtures/answers';
import { ago, makeTicket, makeTicketDetail } from '../../../test/fixtures/data';
import { makeEngineer, makeProposal, makeTimelineVisit, recommend } from '../../../test/fixtures/dispatch';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import DispatchPage from './dispatch-page';

const place = { latitude: 30.21, longitude: 120.21, system: 'GCJ-02' as const };
const engineers = [makeEngineer({ id: 71, name: '赵铁柱' }), makeEngineer({ id: 72, name: '钱大勇', status: 'full', openJobs: 5 })];
const waiting = { ...makeTicket({ id: 500, problem: '不制冷', state: 'triaged', urgency: 'emergency' }), coordinates: place };
const sent = { ...makeTicket({ id: 501, problem: '灯不亮', state: 'accepted', engineer: { id: 72, name: '钱大勇' }, visitId: 44 }), coordinates: null };
const [first, second] = recommend(500);
if (!first || !second) throw new Error('The fixture recommends somebody.');
const items = [{ ...first, engineer: engineers[0] ?? first.engineer, percent: 82, obstacles: [], eligible: true }, { ...second, engineer: engineers[1] ?? second.engineer, percent: 40, eligible: false, obstacles: ['full' as const] }];

const open = (overrides: Answers = {}, roles: 'agent'[] | 'finance'[] = ['agent']) => {
  const seen = answerFetch({
    'GET /dispatch/board': () => ({ tickets: [waiting, sent], capped: false, engineers }),
    'GET /dispatch/timeline': ({ query }) => ({ from: String(query['from']), to: String(query['to']), visits: [], shifts: [], absences: [] }),
    'GET /engineers': () => engineers,
    'GET /tickets/:id/recommendations': ({ params }) => ({ ticketId: Number(params['id']), computedAt: ago(0), items }),
    'POST /tickets/:id/assign': ({ params }) => makeTicketDetail({ id: Number(params['id']), state: 'assigned', engineer: { id: 71, name: '赵铁柱' } }),
    ...overrides,
  });
  return { seen, ...renderPage(<DispatchPage />, { path: '/dispatch', me: { roles: [...roles] } }) };
};
const tickets = () => within(screen.getByTestId('dispatch-tickets'));
const people = () => within(screen.getByTestId('dispatch-engineers'));
const choose = async () => person.click(await tickets().findByRole('button', { name: '选择工单 不制冷' }));

/** jsdom lays nothing out: what lies under the pointer is said by the test. */
const underPointer = (element: Element | null): void => {
  document.elementFromPoint = () => element;
};
beforeEach(() => underPointer(null));

const carry = (from: Element, to: Element | null): void => {
  fireEvent.pointerDown(from, { button: 0, clientX: 10, clientY: 10, pointerType: 'mouse' });
  underPointer(to);
  fireEvent.pointerMove(window, { clientX: 200, clientY: 200 });
  fireEvent.pointerUp(window, { clientX: 200, clientY: 200 });
};

describe('the dispatch page', () => {
  it('shows who waits, and the others on demand', async () => {
    open();
    expect(await tickets().findByText('不制冷')).toBeTruthy();
    expect(tickets().queryByText('灯不亮')).toBeNull();
    await person.click(tickets().getByText('已派出 1'));
    expect(await tickets().findByText('灯不亮')).toBeTruthy();
    expect(tickets().getByLabelText('没有坐标，不在地图上')).toBeTruthy();
  });

  it('recommends engineers for the chosen ticket, draws lines to them, and says why', async () => {
    open();
    await choose();
    expect(await people().findByText('82%')).toBeTruthy();
    expect(people().getByText('单量已满', { selector: 'div' })).toBeTruthy();
    expect((await screen.findByTestId('recommendation-line')).textContent).toMatch(/^82% · \d+ 分钟$/);
    await person.click(people().getAllByRole('button', { name: '为什么？' })[0] as HTMLElement);
    expect((await screen.findByTestId('score-breakdown')).textContent).toContain('距离');
  });

  it('assigns after a confirmation, saying that it was the recommendation and what was on the screen', async () => {
    const { seen, router } = open();
    await choose();
    await person.click(await people().findByRole('button', { name: '派给 赵铁柱' }));
    const dialog = await screen.findByRole('dialog');
    expect(seen.of('POST', '/tickets/500/assign')).toHaveLength(0);
    await person.click(within(dialog).getByRole('button', { name: '确认派单' }));
    expect(await screen.findByText('已派给 赵铁柱')).toBeTruthy();
    expect(seen.of('POST', '/tickets/500/assign')[0]?.body).toEqual({ engineerId: 71, recommended: true, expectedVisitId: null });
    await waitFor(() => expect(router.state.location.search).not.toContain('ticket='));
  });

  it('opens the same confirmation for a ticket that is dropped on an engineer, with what speaks against it', async () => {
    const { seen } = open();
    const card = (await tickets().findByText('不制冷')).closest('li') as HTMLElement;
    carry(card, people().getByText('钱大勇'));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByTestId('chosen-engineer').dataset['engineer']).toBe('72');
    expect(await within(dialog).findByText(/系统不推荐派给这位工程师/)).toBeTruthy();
    await person.click(within(dialog).getByRole('button', { name: '确认派单' }));
    await waitFor(() => expect(seen.of('POST', '/tickets/500/assign')[0]?.body).toMatchObject({ engineerId: 72, recommended: false }));
  });

  it('takes a ticket from the map to the timeline', async () => {
    open();
    const mark = await waitFor(() => document.querySelector('[data-ticket-mark="500"]') ?? Promise.reject(new Error('not drawn yet')));
    carry(mark, document.querySelector('[data-timeline-row="71"] [data-drop-from]'));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByTestId('chosen-engineer').dataset['engineer']).toBe('71');
    await waitFor(() => expect((within(dialog).getByPlaceholderText('开始日期') as HTMLInputElement).value).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/));
  });

  it('asks which one where several stand at the same place of the map', async () => {
    const { seen } = open();
    const group = await waitFor(() => document.querySelector('[data-engineer-mark="71,72"]') ?? Promise.reject(new Error('not drawn yet')));
    carry((await tickets().findByText('不制冷')).closest('li') as HTMLElement, group);
    const dialog = await screen.findByRole('dialog');
    await waitFor(() => expect((within(dialog).getByRole('radio', { name: /赵铁柱/ }) as HTMLInputElement).checked).toBe(true));
    await person.click(within(dialog).getByRole('radio', { name: /钱大勇/ }));
    await person.click(within(dialog).getByRole('button', { name: '确认派单' }));
    await waitFor(() => expect(seen.of('POST', '/tickets/500/assign')[0]?.body).toMatchObject({ engineerId: 72 }));
  });

  it('does nothing when it is dropped beside everything', async () => {
    open();
    carry((await tickets().findByText('不制冷')).closest('li') as HTMLElement, document.body);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('gives way when somebody else was faster', async () => {
    const { seen } = open({ 'POST /tickets/:id/assign': () => new FixtureProblem('already-taken', { context: { state: 'assigned', visitId: 9 } }) });
    await choose();
    await person.click(await people().findByRole('button', { name: '派给 赵铁柱' }));
    const looks = seen.of('GET', '/dispatch/board').length;
    await person.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '确认派单' }));
    expect(await screen.findByText(/刚被别人处理过/)).toBeTruthy();
    await waitFor(() => expect(seen.of('GET', '/dispatch/board').length).toBeGreaterThan(looks));
  });

  it('keeps a refused assignment open with its reason', async () => {
    open({ 'POST /tickets/:id/assign': () => new FixtureProblem('engineer-excluded') });
    await choose();
    await person.click(await people().findByRole('button', { name: '派给 赵铁柱' }));
    const dialog = await screen.findByRole('dialog');
    await person.click(within(dialog).getByRole('button', { name: '确认派单' }));
    expect(await within(dialog).findByRole('alert')).toBeTruthy();
  });

  it('lets those look who may not assign', async () => {
    open({}, ['finance']);
    await choose();
    expect(await people().findByText('82%')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /派单|派给/ })).toBeNull();
    carry(tickets().getByText('不制冷').closest('li') as HTMLElement, people().getByText('赵铁柱'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says what to do when nothing waits and nobody is there', async () => {
    open({ 'GET /dispatch/board': () => ({ tickets: [], capped: false, engineers: [] }) });
    expect(await screen.findByText(/没有等待派单的工单/)).toBeTruthy();
    expect(people().getByText(/还没有工程师/)).toBeTruthy();
  });

  it('offers another try when it could not load', async () => {
    let broken = true;
    open({ 'GET /dispatch/board': () => (broken ? new FixtureProblem('internal-error') : { tickets: [waiting], capped: false, engineers }) });
    expect((await screen.findByRole('alert')).textContent).toContain('服务器出错了');
    broken = false;
    await person.click(screen.getByRole('button', { name: '重试' }));
    expect(await screen.findByText('不制冷')).toBeTruthy();
  });
});

describe('a proposal for all waiting tickets', () => {
  it('shows its gain, applies what was chosen, and says what became of each', async () => {
    const proposed = makeProposal();
    const { seen } = open({ 'POST /dispatch/proposals': () => proposed });
    await tickets().findByText('不制冷');
    await person.click(screen.getByRole('button', { name: /批量派单/ }));
    const dialog = await screen.findByRole('dialog');
    expect((await within(dialog).findByTestId('proposal-gain')).textContent).toContain('少走 25 分钟');
    const found = proposed.items.filter(({ engineer }) => engineer !== null).map(({ ticketId }) => ticketId);
    await person.click(dialog.querySelector(`input[name="${proposed.items[0]?.ticketNumber}"]`) as HTMLElement);
    await person.click(within(dialog).getByTestId('apply-proposal'));
    expect(await within(dialog).findByText('刚被别人处理，未派')).toBeTruthy();
    expect(seen.of('POST', '/dispatch/proposals/31/apply')[0]?.body).toEqual({ ticketIds: found.slice(1) });
    expect(within(dialog).getByText('未选择')).toBeTruthy();
  });

  it('is computed again when things have changed', async () => {
    const { seen } = open({ 'POST /dispatch/proposals/:id/apply': () => new FixtureProblem('proposal-stale') });
    await tickets().findByText('不制冷');
    await person.click(screen.getByRole('button', { name: /批量派单/ }));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByTestId('proposal-gain');
    await person.click(within(dialog).getByTestId('apply-proposal'));
    await within(dialog).findByRole('alert');
    await person.click(within(dialog).getAllByRole('button', { name: /重新计算/ })[0] as HTMLElement);
    await waitFor(() => expect(seen.of('POST', '/dispatch/proposals')).toHaveLength(2));
  });
});

describe('the day of the engineers', () => {
  const visit = makeTimelineVisit({ visitId: 44, ticketId: 501, engineerId: 72, problem: '灯不亮', stage: 'accepted', conflicts: ['off-shift'] });
  const withVisit: Answers = { 'GET /dispatch/timeline': ({ query }) => ({ from: String(query['from']), to: String(query['to']), visits: [visit], shifts: [], absences: [] }) };

  it('marks a conflict in words and opens what is known', async () => {
    open(withVisit);
    await person.click(await screen.findByRole('button', { name: /灯不亮，.*在班次以外/ }));
    const details = await screen.findByTestId('visit-details');
    expect(details.textContent).toContain('手动派单');
    expect(within(details).getByRole('link', { name: /查看工单/ }).getAttribute('href')).toBe('/tickets/501');
  });

  it('is worked by keyboard: Escape leads back to the visit', async () => {
    open(withVisit);
    const bar = await screen.findByRole('button', { name: /灯不亮，/ });
    bar.focus();
    await person.keyboard('{Enter}');
    const details = await screen.findByTestId('visit-details');
    await waitFor(() => expect(document.activeElement?.contains(details)).toBe(true));
    await person.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('visit-details')).toBeNull());
    expect(document.activeElement?.getAttribute('data-visit')).toBe('44');
  });

  it('reassigns a visit that is carried to somebody else', async () => {
    open(withVisit);
    const bar = await screen.findByRole('button', { name: /灯不亮，/ });
    carry(bar, document.querySelector('[data-timeline-row="71"] [data-drop-from]'));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/现在由 钱大勇 负责/)).toBeTruthy();
    expect(within(dialog).getByTestId('chosen-engineer').dataset['engineer']).toBe('71');
  });

  it('keeps the plan of who is on the way', async () => {
    open({ 'GET /dispatch/timeline': ({ query }) => ({ from: String(query['from']), to: String(query['to']), visits: [{ ...visit, stage: 'en_route' }], shifts: [], absences: [] }) });
    await person.click(await screen.findByRole('button', { name: /灯不亮，/ }));
    expect((await screen.findByTestId('visit-details')).textContent).toContain('已经出发，不能再改计划');
    expect(screen.queryByRole('button', { name: '保存时间' })).toBeNull();
  });
});
