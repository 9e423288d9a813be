import { useEffect } from 'react';
import { LoginNeededError } from '@/api/failures';
import { Button } from '@/components/button';
import { Failure, Message } from '@/components/states';
import { useEvent } from '@/components/use-event';
import { useWords } from '@/i18n';
import { open } from '@/navigation/navigation';
import { useSession } from '@/session/use-session';

/** Why it cannot be shown: by a login that is missing, which leads back here, or by something else. */
export function MoneyFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = useWords();
  const loggedIn = useSession() !== null;
  const loginNeeded = error instanceof LoginNeededError;
  const goOn = useEvent(() => loginNeeded && loggedIn && onRetry());
  useEffect(() => void goOn(), [goOn, loggedIn]);
  if (!loginNeeded) return <Failure error={error} onRetry={onRetry} />;
  return (
    <Message icon="person" title={words.pay.loginTitle} text={words.pay.loginText}>
      <Button onClick={() => open('/pages/login/index', {})}>{words.me.logIn}</Button>
    </Message>
  );
}
