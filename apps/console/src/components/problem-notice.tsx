import { Alert, Button } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useSession } from '../api/me';
import { isProblem } from '../api/problem';
import { wordProblem } from '../api/word-problem';
import { useWords } from '../i18n';
import { useFormat } from './format';

/** What went wrong, what to do next, and the number to quote when asking for help. */
export function ProblemNotice({ error, onRetry, action }: { error: unknown; onRetry?: () => void; action?: ReactNode }) {
  const words = useWords();
  const format = useFormat();
  const loggedIn = useSession().status === 'authenticated';
  const notice = useRef<HTMLDivElement>(null);
  // At the head of a long form it would appear where nobody looks. Nothing may be returned: newer browsers answer with a promise.
  useEffect(() => {
    void notice.current?.scrollIntoView?.({ block: 'nearest', behavior: 'smooth' });
  }, [error]);
  if (error === null || error === undefined) return null;
  const again = loggedIn && isProblem(error, 'token-expired', 'unauthenticated');
  const requestId = isProblem(error, 'internal-error', 'unreadable', 'upstream-unavailable') ? error.requestId : null;
  return (
    <div ref={notice} style={{ marginBottom: 16, scrollMarginTop: 72 }}>
      <Alert
        type="error"
        showIcon
        role="alert"
        title={again ? words.login.sendAgain : wordProblem(error, words, format)}
        description={requestId ? words.general.requestId(requestId) : undefined}
        action={action ?? (onRetry ? <Button size="small" onClick={onRetry}>{words.general.retry}</Button> : undefined)}
      />
    </div>
  );
}

/** For what happens outside a form: a message that goes by itself. */
export function useProblemMessage(): (error: unknown) => string {
  const words = useWords();
  const format = useFormat();
  return (error) => wordProblem(error, words, format);
}
