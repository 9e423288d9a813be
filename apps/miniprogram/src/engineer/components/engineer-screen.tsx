import type { ComponentType } from 'react';
import { LoginNeededError, NoAnswerError } from '@/api/failures';
import { Button } from '@/components/button';
import { screen } from '@/components/screen';
import { Failure, Message, Skeleton } from '@/components/states';
import { useLoaded } from '@/components/use-loaded';
import { useWords, type Words } from '@/i18n';
import { open } from '@/navigation/navigation';
import { currentSession, ensureSession, type Session } from '@/session/session';
import { useSession } from '@/session/use-session';

/** In a cellar the session there is must do: it is renewed when there is a network. */
async function sessionAtHand(): Promise<Session> {
  try {
    return await ensureSession();
  } catch (error) {
    const session = currentSession();
    if (session && error instanceof NoAnswerError) return session;
    throw error;
  }
}

/** A page for who may work on jobs; everybody else is told so. */
export function engineerScreen(Content: ComponentType, title: (words: Words) => string): ComponentType {
  function EngineerOnly() {
    const words = useWords();
    const session = useSession();
    const access = useLoaded(`as ${session?.me.id ?? 'nobody'}`, sessionAtHand);
    if (access.error instanceof LoginNeededError) {
      return <Message icon="person" title={words.failures.loginNeeded}><Button onClick={() => open('/pages/login/index', {})}>{words.me.logIn}</Button></Message>;
    }
    if (access.error) return <Failure error={access.error} onRetry={() => void access.reload()} />;
    const me = access.value?.me ?? session?.me;
    if (!me) return <Skeleton />;
    if (!me.permissions.includes('job:work')) return <Message icon="shield" tone="bad" title={words.fieldWork.forbiddenTitle} text={words.fieldWork.forbiddenText} />;
    return <Content />;
  }
  return screen(EngineerOnly, { title });
}
