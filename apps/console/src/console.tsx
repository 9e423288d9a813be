import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Result } from 'antd';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { RouterProvider } from 'react-router';
import { personOf, useSession } from './api/me';
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
        <>
          <LiveProvider key={state.me.id}>
            <RouterProvider router={router} />
          </LiveProvider>
          {state.status === 'expired' ? <LoginOverPage username={state.me.username} /> : null}
        </>
      )}
    </Suspense>
  );
}

/** Over the page, which keeps what was typed: whoever logs in again goes on where they were. */
function LoginOverPage({ username }: { username: string | null }) {
  const login = useRef<HTMLDivElement>(null);
  // What is not to be seen yet takes no focus.
  const focusPassword = (): void => login.current?.querySelector<HTMLElement>('[type=password]')?.focus();
  return (
    <Modal open footer={null} closable={false} width="100%" zIndex={1900} transitionName="" maskTransitionName="" afterOpenChange={focusPassword} style={{ top: 0, maxWidth: '100%', margin: 0, padding: 0 }} styles={{ container: { padding: 0, borderRadius: 0 } }}>
      <Suspense fallback={null}>
        <div ref={login}><LoginPage reason="expired" username={username ?? ''} /></div>
      </Suspense>
    </Modal>
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

/** What was loaded for one person is never shown to the next, and who logs in again sees what changed meanwhile. */
function useForgetOtherPeople(): void {
  const client = useQueryClient();
  const state = useSession();
  const id = personOf(state)?.id ?? null;
  const expired = state.status === 'expired';
  const last = useRef({ id, expired });
  useEffect(() => {
    if (last.current.id !== null && last.current.id !== id) client.clear();
    else if (last.current.expired && !expired) void client.invalidateQueries();
    last.current = { id, expired };
  }, [client, id, expired]);
}

/** Somebody who chose a language elsewhere finds it here too; a choice on this machine comes first. */
function useServerLocale(): void {
  const state = useSession();
  const { setLocale } = useLanguage();
  const locale = personOf(state)?.locale ?? null;
  const applied = useRef(localStorage.getItem('scanfix.locale.chosen') !== null);
  useEffect(() => {
    if (locale === null || applied.current) return;
    applied.current = true;
    setLocale(locale);
  }, [locale, setLocale]);
}
