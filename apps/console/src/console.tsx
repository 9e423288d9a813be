import { useQueryClient } from '@tanstack/react-query';
import { Result, Button } from 'antd';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { RouterProvider } from 'react-router';
import { useSession } from './api/me';
import { session } from './api/session';
import { LiveProvider } from './api/use-live';
import { useProblemMessage } from './components/problem-notice';
import { useLanguage, useWords } from './i18n';
import { router } from './routes';

const LoginPage = lazy(() => import('./pages/login/login-page'));
const FirstPasswordPage = lazy(() => import('./pages/login/first-password-page'));

/** Decides who sees what first: the login, the first change of password, or the console itself. */
export function Console() {
  const state = useSession();
  useForgetOtherPeople();
  useServerLocale();
  if (state.status === 'starting') return null;
  if (state.status === 'unreachable') return <Unreachable error={state.problem} />;
  return (
    <Suspense fallback={null}>
      {state.status === 'anonymous' ? (
        <LoginPage reason={state.reason} />
      ) : state.me.mustChangePassword ? (
        <FirstPasswordPage />
      ) : (
        <LiveProvider key={state.me.id}>
          <RouterProvider router={router} />
        </LiveProvider>
      )}
    </Suspense>
  );
}

function Unreachable({ error }: { error: unknown }) {
  const words = useWords();
  const message = useProblemMessage();
  return (
    <Result
      status="warning"
      title={words.login.unreachableTitle}
      subTitle={message(error)}
      extra={<Button type="primary" onClick={() => void session.start()}>{words.general.retry}</Button>}
    />
  );
}

/** What was loaded for one person is never shown to the next. */
function useForgetOtherPeople(): void {
  const client = useQueryClient();
  const state = useSession();
  const id = state.status === 'authenticated' ? state.me.id : null;
  const last = useRef(id);
  useEffect(() => {
    if (last.current !== null && last.current !== id) client.clear();
    last.current = id;
  }, [client, id]);
}

/** Somebody who chose a language elsewhere finds it here too; a choice on this machine comes first. */
function useServerLocale(): void {
  const state = useSession();
  const { setLocale } = useLanguage();
  const locale = state.status === 'authenticated' ? state.me.locale : null;
  const applied = useRef(localStorage.getItem('scanfix.locale.chosen') !== null);
  useEffect(() => {
    if (locale === null || applied.current) return;
    applied.current = true;
    setLocale(locale);
  }, [locale, setLocale]);
}
