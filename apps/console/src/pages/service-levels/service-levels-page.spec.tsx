import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { FixtureProblem } from '../../../test/fixtures/answers';
import { makePolicy } from '../../../test/fixtures/promises';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import CalendarFormPage from './calendar-form-page';
import PolicyFormPage from './policy-form-page';
import { moved } from './policy-list';
import ServiceLevelsPage from './service-levels-page';

const two = () => [makePolicy({ id: 1, name: '紧急', position: 0 }), makePolicy({ id: 2, name: '一般', position: 1 })];

describe('service levels', () => {
  it('stand in the order in which they are asked, and swap places by saving both', async () => {
    const seen = answerFetch({ 'GET /sla-policies': two, 'PUT /sla-policies/:id': () => makePolicy() });
    renderPage(<ServiceLevelsPage />, { path: '/service-levels' });
    await person.click(await screen.findByRole('button', { name: '把 一般 往上移' }));
    await waitFor(() => expect(seen.requests.filter(({ method }) => method === 'PUT')).toHaveLength(2));
    expect(seen.requests.filter(({ method }) => method === 'PUT').map(({ path, body }) => [path, body['position']])).toEqual([['/sla-policies/2', 0], ['/sla-policies/1', 1]]);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  });

  it('begin with a calendar where there is none', async () => {
    answerFetch({ 'GET /sla-policies': () => [], 'GET /business-calendars': () => [] });
    const { router } = renderPage(<ServiceLevelsPage />, { path: '/service-levels' });
    expect(await screen.findByText('先建一个营业日历，才能建规则。')).toBeTruthy();
    await person.click(screen.getByRole('button', { name: '新建日历' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/service-levels/calendars/new'));
  });

  it('say why a calendar cannot go', async () => {
    answerFetch();
    renderPage(<ServiceLevelsPage />, { path: '/service-levels', at: '/service-levels?tab=calendars' });
    await person.click(await screen.findByRole('button', { name: '删除日历“工作时间”？' }));
    await person.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /删\s*除/ }));
    expect(await screen.findByText(/还有服务时限使用这个日历/)).toBeTruthy();
  });

  it('are read only for who may not change them', async () => {
    answerFetch();
    renderPage(<ServiceLevelsPage />, { path: '/service-levels', me: { roles: ['agent'] } });
    expect(await screen.findByText('紧急与重点客户')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /新建规则/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /往下移/ })).toBeNull();
  });
});

describe('a policy’s form', () => {
  it('sends the whole policy with its version, and the escalation as it was read', async () => {
    const seen = answerFetch({ 'GET /sla-policies': two, 'PUT /sla-policies/:id': () => makePolicy() });
    renderPage(<PolicyFormPage />, { path: '/service-levels/policies/:id', at: '/service-levels/policies/1' });
    await person.type(await screen.findByLabelText('名称'), '！');
    await person.click(screen.getByRole('button', { name: /保\s*存/ }));
    await waitFor(() => expect(seen.of('PUT', '/sla-policies/1')).toHaveLength(1));
    const { id: _id, ...policy } = makePolicy({ name: '紧急！' });
    expect(seen.of('PUT', '/sla-policies/1')[0]?.body).toEqual(policy);
  });

  it('asks for a calendar and at least one promise', async () => {
    const seen = answerFetch();
    renderPage(<PolicyFormPage />, { path: '/service-levels/policies/new' });
    await person.type(await screen.findByLabelText('名称'), '夜间');
    await person.clear(screen.getAllByRole('spinbutton')[0] as HTMLElement);
    await person.click(screen.getByRole('button', { name: /保\s*存/ }));
    expect(await screen.findByText('请选择日历')).toBeTruthy();
    expect(await screen.findByText('请至少承诺一项')).toBeTruthy();
    expect(seen.of('POST', '/sla-policies')).toHaveLength(0);
  });
});

describe('a calendar’s form', () => {
  it('keeps what was typed when somebody else saved meanwhile, until it is told to begin with what is there now', async () => {
    const seen = answerFetch({ 'PUT /business-calendars/:id': () => new FixtureProblem('version-conflict') });
    renderPage(<CalendarFormPage />, { path: '/service-levels/calendars/:id', at: '/service-levels/calendars/2' });
    await person.type(await screen.findByLabelText('名称'), '（新）');
    await person.click(screen.getByRole('button', { name: /保\s*存/ }));
    expect(await screen.findByText(/刚刚有人改过这里/)).toBeTruthy();
    expect(screen.getByDisplayValue('工作时间（新）')).toBeTruthy();
    await person.click(screen.getByRole('button', { name: '载入最新内容' }));
    await waitFor(() => expect(screen.getByDisplayValue('工作时间')).toBeTruthy());
    expect(screen.queryByText(/刚刚有人改过这里/)).toBeNull();
    const [sent] = seen.of('PUT', '/business-calendars/2');
    expect(sent?.body['workingHours']).toHaveLength(11);
    expect(sent?.body['exceptions']).toEqual([{ date: '2026-12-31', working: false, note: '盘点' }, { date: '2027-01-03', working: true }]);
  });
});
