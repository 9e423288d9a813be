import { describe, expect, it } from '@jest/globals';
import { noticeKinds } from '@scanfix/shared-types';
import { screen, waitFor } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { makeNotice } from '../../../test/fixtures/promises';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import { languages } from '../../i18n';
import { NoticesBell } from '../../layout/notices-bell';
import NoticeListPage from './notice-list-page';

describe('notices', () => {
  it.each(Object.entries(languages))('have words for every kind in %s, with and without what they are about', (_locale, words) => {
    for (const kind of noticeKinds) {
      expect(words.noticeTexts[kind]({})).toMatch(/\S/);
      expect(words.noticeTexts[kind]({ clock: 'on-site', device: '水泵', problem: '漏水', flags: 'manual', fixed: 'false', csat: 1, priority: 'high' })).not.toContain('undefined');
    }
  });

  it('say what happened with what it is about', () => {
    const { noticeTexts } = languages['zh-CN'];
    expect(noticeTexts['clock-breached']({ clock: 'on-site', device: '给水泵', problem: '漏水' })).toBe('上门已超时：给水泵 漏水');
    expect(noticeTexts['follow-up-bad']({ fixed: 'false', csat: 2, device: null, problem: '门关不上' })).toBe('报修人说没有修好（2 分）：门关不上');
  });

  it('ring with their count, and lead to the ticket while they are marked as read', async () => {
    const seen = answerFetch({ 'GET /me/notices': () => ({ items: [makeNotice(), makeNotice({ id: 30, kind: 'check-in-flagged', data: { flags: 'manual' } })], nextCursor: null }), 'GET /me/notices/unread': () => ({ count: 2 }) });
    const { router } = renderPage(<NoticesBell compact={false} />);
    await person.click(await screen.findByRole('button', { name: '通知，2 条未读' }));
    await person.click(await screen.findByText(/一次签到需要核实/));
    expect(router.state.location.pathname + router.state.location.search).toBe('/tickets/1092?tab=visits');
    await waitFor(() => expect(seen.of('POST', '/me/notices/30/read')).toHaveLength(1));
  });

  it('are listed, and read all at once', async () => {
    const seen = answerFetch({ 'GET /me/notices/unread': () => ({ count: 1 }), 'POST /me/notices/read-all': () => ({ count: 0 }) });
    renderPage(<NoticeListPage />, { path: '/notices' });
    expect(await screen.findByText('上门已超时：地下一层给水泵 水管漏水')).toBeTruthy();
    await person.click(await screen.findByRole('button', { name: /全部标为已读/ }));
    await waitFor(() => expect(seen.of('POST', '/me/notices/read-all')).toHaveLength(1));
    await waitFor(() => expect(screen.queryByRole('button', { name: /全部标为已读/ })).toBeNull());
  });
});
