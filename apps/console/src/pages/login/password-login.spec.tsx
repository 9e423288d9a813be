import { describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { FixtureProblem } from '../../../test/fixtures/answers';
import { inMinutes } from '../../../test/fixtures/data';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import { session } from '../../api/session';
import { PasswordLogin } from './password-login';

async function logIn(username: string, password: string): Promise<void> {
  await person.type(await screen.findByLabelText('用户名'), username);
  await person.type(screen.getByLabelText('密码'), password);
  await person.click(screen.getByRole('button', { name: '登录' }));
}

describe('login by password', () => {
  it('says what is missing before it asks the server', async () => {
    const seen = answerFetch();
    renderPage(<PasswordLogin />);
    await person.click(await screen.findByRole('button', { name: '登录' }));
    expect(await screen.findByText('请输入用户名')).toBeTruthy();
    expect(seen.requests).toHaveLength(0);
  });

  it('keeps what was typed when it was wrong', async () => {
    answerFetch();
    renderPage(<PasswordLogin />);
    await logIn('admin', 'wrong');
    expect((await screen.findByRole('alert')).textContent).toContain('用户名或密码不对');
    expect(screen.getByDisplayValue('admin')).toBeTruthy();
  });

  it('tells until when an account is locked and how long that is', async () => {
    answerFetch({ 'POST /auth/password': () => new FixtureProblem('account-locked', { context: { lockedUntil: inMinutes(4) } }) });
    renderPage(<PasswordLogin />);
    await logIn('locked', 'x');
    expect((await screen.findByRole('alert')).textContent).toMatch(/锁定到 \d\d:\d\d.*还要等 3 分钟/);
  });

  it('logs in and keeps the refresh token for the other tabs', async () => {
    answerFetch();
    renderPage(<PasswordLogin />);
    session.end('logged-out');
    await logIn('admin', 'right');
    await screen.findByRole('button', { name: '登录' });
    expect(session.state().status).toBe('authenticated');
    expect(localStorage.getItem('scanfix.refresh-token')).toBe('refresh');
  });
});
