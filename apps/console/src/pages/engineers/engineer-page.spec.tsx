import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { FixtureProblem, type Answers } from '../../../test/fixtures/answers';
import { makeProfile } from '../../../test/fixtures/dispatch';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import EngineerListPage from './engineer-list-page';
import EngineerPage from './engineer-page';

const open = (overrides: Answers = {}, roles: 'manager'[] | 'agent'[] = ['manager']) => {
  const seen = answerFetch({ 'GET /engineers/:id': () => makeProfile(), ...overrides });
  return { seen, ...renderPage(<EngineerPage />, { path: '/engineers/:id', at: '/engineers/71', me: { roles: [...roles] } }) };
};
const level = async (category: string, name: string) => within(await screen.findByRole('radiogroup', { name: category })).getByText(name);

describe('an engineer’s page', () => {
  it('saves what was changed together with the version that was read', async () => {
    const { seen } = open();
    await person.click(await level('照明', '能独立处理'));
    await person.click(await level('给排水', '不会'));
    await person.click(screen.getByRole('button', { name: '删除周五 08:00 到 18:00' }));
    await person.click(screen.getByRole('button', { name: /保存/ }));
    await waitFor(() => expect(seen.of('PUT', '/engineers/71')).toHaveLength(1));
    const body = seen.of('PUT', '/engineers/71')[0]?.body;
    expect(body?.['skills']).toEqual([{ categoryId: 1, level: 3 }, { categoryId: 4, level: 2 }]);
    expect(body?.['shifts']).toHaveLength(4);
    expect(body?.['version']).toBe(3);
  });

  it('says what to do when somebody else saved first', async () => {
    open({ 'PUT /engineers/:id': () => new FixtureProblem('version-conflict') });
    await person.click(await level('照明', '专家'));
    await person.click(screen.getByRole('button', { name: /保存/ }));
    expect(within(await screen.findByRole('alert')).getByRole('button', { name: '载入最新内容' })).toBeTruthy();
  });

  it('does not save shifts that overlap', async () => {
    const { seen } = open({ 'GET /engineers/:id': () => makeProfile({ shifts: [{ weekday: 1, from: '08:00', to: '12:00' }, { weekday: 1, from: '11:00', to: '18:00' }] }) });
    expect(await screen.findByText('时间段重叠了')).toBeTruthy();
    await person.click(await level('照明', '专家'));
    await person.click(screen.getByRole('button', { name: /保存/ }));
    expect(seen.of('PUT', '/engineers/71')).toHaveLength(0);
  });

  it('removes an absence after a question', async () => {
    const { seen } = open();
    await person.click((await screen.findAllByRole('button', { name: '删除这段休假' }))[0] as HTMLElement);
    await person.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '删除' }));
    await waitFor(() => expect(seen.of('DELETE', '/engineers/71/absences/5')).toHaveLength(1));
    expect(await screen.findByText('已删除')).toBeTruthy();
  });

  it('lets others look only', async () => {
    open({}, ['agent']);
    expect(await screen.findByText('您可以查看，修改需要主管。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /保存|登记休假|画一个片区/ })).toBeNull();
  });
});

describe('the list of engineers', () => {
  it('shows them by state, with their skills, and opens one', async () => {
    answerFetch();
    const { router } = renderPage(<EngineerListPage />, { path: '/engineers' });
    expect(await screen.findAllByText(/专家/)).not.toHaveLength(0);
    await person.click(screen.getByText('钱大勇'));
    expect(router.state.location.pathname).toBe('/engineers/72');
  });

  it('says what to do when there is nobody', async () => {
    answerFetch({ 'GET /engineers': () => [] });
    renderPage(<EngineerListPage />, { path: '/engineers' });
    expect(await screen.findByText(/先在“员工”里邀请一位/)).toBeTruthy();
  });
});
