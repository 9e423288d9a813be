import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import type { Role } from '@scanfix/shared-types';
import { answerFetch } from '../../../test/fetch';
import { FixtureProblem, type Answers } from '../../../test/fixtures/answers';
import { makeEngineer, recommend } from '../../../test/fixtures/dispatch';
import { makeFieldTicket, makeVisit } from '../../../test/fixtures/visits';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import TicketPage from './ticket-page';

type Part = Parameters<typeof makeFieldTicket>[0];

const open = (ticket: Part, overrides: Answers = {}, { tab = '', roles = ['manager'] as Role[] } = {}) => {
  const seen = answerFetch({ 'GET /tickets/:id': () => makeFieldTicket({ id: 7, ...ticket }), ...overrides });
  return { seen, ...renderPage(<TicketPage />, { path: '/tickets/:id', at: `/tickets/7${tab}`, me: { roles } }) };
};

describe('the ticket page in the field', () => {
  it('assigns the best engineer for what is on the screen, with the reasons at hand', async () => {
    const best = recommend(7)[0];
    const { seen } = open({ state: 'triaged', engineer: null, visitId: null, availableActions: ['assign', 'cancel'] }, { 'POST /tickets/:id/assign': () => makeFieldTicket({ id: 7, state: 'assigned' }) });
    await person.click(await screen.findByTestId('action-assign'));
    const dialog = await screen.findByRole('dialog');
    const rows = await within(dialog).findByTestId('engineer-choice');
    await person.click((await within(rows).findAllByRole('button', { name: '为什么' }))[0] as HTMLElement);
    expect(within(rows).getByTestId('score-breakdown').textContent).toContain('距离');
    await person.click(within(rows).getAllByRole('radio')[0] as HTMLElement);
    await person.click(within(dialog).getByRole('button', { name: /派\s*单/ }));
    await waitFor(() => expect(seen.of('POST', '/tickets/7/assign')).toHaveLength(1));
    expect(seen.of('POST', '/tickets/7/assign')[0]?.body).toEqual({ engineerId: best?.engineer.id, recommended: true, expectedVisitId: null });
  });

  it('names what speaks against an engineer, and lets the agent choose them all the same', async () => {
    const excluded = { engineer: makeEngineer({ id: 72, name: '钱大勇', status: 'full' }), percent: 40, parts: [], distanceMeters: null, travelMinutes: null, eligible: false, obstacles: ['excluded' as const, 'full' as const] };
    const { seen } = open({ state: 'triaged', engineer: null, visitId: null, availableActions: ['assign'] }, {
      'GET /tickets/:id/recommendations': () => ({ ticketId: 7, computedAt: new Date().toISOString(), items: [excluded] }),
      'POST /tickets/:id/assign': () => new FixtureProblem('engineer-excluded'),
    });
    await person.click(await screen.findByTestId('action-assign'));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('上次没修好，不再派、单量已满')).toBeTruthy();
    await person.click(within(dialog).getByRole('radio'));
    await person.click(within(dialog).getByRole('button', { name: /派\s*单/ }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain('请换一位');
    expect(seen.of('POST', '/tickets/7/assign')[0]?.body['recommended']).toBe(false);
  });

  it('holds with a reason and a time to go on', async () => {
    const { seen } = open({ availableActions: ['hold'] });
    await person.click(await screen.findByTestId('ticket-menu'));
    await person.click(await screen.findByRole('menuitem', { name: /暂停/ }));
    const dialog = await screen.findByRole('dialog');
    await person.click(within(dialog).getByRole('button', { name: /暂\s*停/ }));
    expect(await within(dialog).findByText('请选择继续的时间')).toBeTruthy();
    await person.click(within(dialog).getByRole('radio', { name: '等配件' }));
    await person.click(within(dialog).getByLabelText('什么时候继续'));
    await person.click(await screen.findByText('明天 9:00'));
    await person.click(within(dialog).getByRole('button', { name: /暂\s*停/ }));
    await waitFor(() => expect(seen.of('POST', '/tickets/7/hold')).toHaveLength(1));
    const { reason, until } = seen.of('POST', '/tickets/7/hold')[0]?.body ?? {};
    expect(reason).toBe('parts');
    // Nine o'clock in Shanghai is one o'clock in Greenwich.
    expect(String(until)).toMatch(/T01:00:00\.000Z$/);
    expect(Date.parse(String(until))).toBeGreaterThan(Date.now());
  });

  it('shows every promise with its pauses and their reasons, and who does not go again', async () => {
    open({});
    const clocks = within(await screen.findByTestId('ticket-clocks'));
    expect(clocks.getByText(/响应用时 12 分钟/)).toBeTruthy();
    expect(clocks.getByText(/修复还剩/).closest('[data-reading]')?.getAttribute('data-reading')).toBe('soon');
    expect(clocks.getByText(/暂停：进不了现场/)).toBeTruthy();
    expect(within(screen.getByTestId('field-facts')).getByText('钱大勇')).toBeTruthy();
  });

  it('vouches for the record, or says what was altered', async () => {
    open({});
    expect((await screen.findByTestId('chain')).textContent).toContain('记录完整');
    expect(screen.queryByTestId('chain-alarm')).toBeNull();
  });

  it('raises the alarm where a line was altered', async () => {
    open({}, { 'GET /tickets/:id/verification': () => ({ intact: false, events: 12, brokenAt: { id: 4, at: '2026-11-22T01:05:00.000Z' }, fault: 'event-altered', checkedAt: new Date().toISOString() }) });
    expect((await screen.findByTestId('chain')).textContent).toContain('记录被改动');
    expect(screen.getByTestId('chain-alarm').textContent).toContain('从 2026-11-22 09:05 的那一条起不可信');
  });

  it('tells each visit with its check-in, record, parts in yuan and signature', async () => {
    open({}, {}, { tab: '?tab=visits' });
    const [newest, older] = await screen.findAllByTestId('visit');
    const visit = within(newest as HTMLElement);
    expect(visit.getByText('定位签到')).toBeTruthy();
    expect(visit.getByText('离设备 42 米')).toBeTruthy();
    expect(visit.getByText('制冷剂泄漏')).toBeTruthy();
    expect(visit.getByTestId('used-parts').textContent).toContain('用料合计¥89.00');
    expect(visit.getByAltText('林晓 的签名')).toBeTruthy();
    expect(within(older as HTMLElement).getByText('工程师退回')).toBeTruthy();
    await person.click(within(older as HTMLElement).getByRole('button', { name: /钱大勇/ }));
    expect(within(older as HTMLElement).getByText('原因：太远')).toBeTruthy();
  });

  it('lets a manager mark what was falsely completed, with the grounds', async () => {
    const { seen } = open({}, {}, { tab: '?tab=visits' });
    await person.click(await screen.findByRole('button', { name: /标记虚假完工/ }));
    const dialog = await screen.findByRole('dialog');
    await person.click(within(dialog).getByRole('button', { name: '标记虚假完工' }));
    expect(await within(dialog).findByText('请写下怎么发现的')).toBeTruthy();
    await person.type(within(dialog).getByLabelText('怎么发现的'), '摄像头里没有人来过');
    await person.click(within(dialog).getByRole('button', { name: '标记虚假完工' }));
    await waitFor(() => expect(seen.of('POST', '/visits/801/mark-false')[0]?.body).toEqual({ note: '摄像头里没有人来过' }));
  });

  it('keeps that from an agent, and asks them to look at a check-in by hand', async () => {
    const checkIn = { ...makeVisit().checkIn, method: 'manual' as const, flags: ['manual' as const], reason: '地下室没有信号' };
    open({}, { 'GET /tickets/:id/visits': () => [makeVisit({ checkIn: checkIn as NonNullable<ReturnType<typeof makeVisit>['checkIn']> })] }, { tab: '?tab=visits', roles: ['agent'] });
    const part = within(await screen.findByTestId('check-in'));
    expect(part.getByText('手动签到，请核实')).toBeTruthy();
    expect(part.getByText('原因：地下室没有信号')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /标记虚假完工/ })).toBeNull();
  });

  it('says on the timeline what became of a promise and who was asked to help', async () => {
    const line = { action: null, fromState: null, toState: null, at: new Date().toISOString(), engineerName: null, until: null, happenedAt: null, internal: false, text: null, reason: null, priority: null, otherTicketNumber: null, attachments: [] };
    open({
      timeline: [
        { ...line, id: 1, kind: 'clock', actor: { kind: 'system', name: null, mine: false }, clock: { kind: 'on-site', news: 'breached' } },
        { ...line, id: 2, kind: 'assistant', actor: { kind: 'staff', name: '孙丽', mine: false }, engineerName: '孙海', reason: 'joined' },
        { ...line, id: 3, kind: 'action', action: 'hold', actor: { kind: 'staff', name: '赵铁柱', mine: false }, reason: 'parts', happenedAt: '2026-11-22T01:05:00.000Z' },
      ],
    });
    const timeline = within(await screen.findByTestId('timeline'));
    expect(timeline.getByText('上门超时了')).toBeTruthy();
    expect(timeline.getByText('请 孙海 协助')).toBeTruthy();
    expect(timeline.getByText(/原因：等配件 · 手机时间/)).toBeTruthy();
  });
});
