import { expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import { answerFetch } from '../test/fetch';
import { makeLogin, makeMe } from '../test/fixtures/data';
import { person } from '../test/person';
import { session } from './api/session';
import { AppearanceProvider } from './components/appearance';
import { Console } from './console';
import { LanguageProvider } from './i18n';
import { router } from './routes';

async function openNewCustomer(): Promise<void> {
  session.accept(makeLogin({ me: makeMe() }));
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <LanguageProvider initial="zh-CN">
        <AppearanceProvider>
          <Console />
        </AppearanceProvider>
      </LanguageProvider>
    </QueryClientProvider>,
  );
  await act(() => router.navigate('/customers/new'));
  await person.type(await screen.findByLabelText('名称', {}, { timeout: 10_000 }), '云岚设计');
}

it('keeps what was typed when the session ends, for whoever logs in again', async () => {
  answerFetch({ 'POST /auth/password': () => makeLogin({ me: makeMe() }) });
  await openNewCustomer();
  act(() => session.end('expired'));
  expect(await screen.findByText('登录已过期，请重新登录。')).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('用户名').value).toBe(makeMe().username);
  await person.type(screen.getByLabelText('密码'), 'scanfix-demo');
  await person.click(screen.getByRole('button', { name: '登录' }));
  expect((await screen.findByLabelText<HTMLInputElement>('名称')).value).toBe('云岚设计');
  expect(screen.queryByLabelText('密码')).toBeNull();
});

it('keeps nothing on screen for somebody else', async () => {
  answerFetch({ 'POST /auth/password': () => makeLogin({ me: makeMe({ id: 99, username: 'other' }) }) });
  await openNewCustomer();
  act(() => session.end('expired'));
  await person.type(await screen.findByLabelText('密码'), 'scanfix-demo');
  await person.click(screen.getByRole('button', { name: '登录' }));
  expect((await screen.findByLabelText<HTMLInputElement>('名称')).value).toBe('');
});
