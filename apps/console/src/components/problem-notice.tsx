import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { isProblem } from '../api/problem';
import { wordProblem } from '../api/word-problem';
import { useWords } from '../i18n';
import { useFormat } from './format';

/** What went wrong, what to do next, and the number to quote when asking for help. */
export function ProblemNotice({ error, onRetry, action }: { error: unknown; onRetry?: () => void; action?: ReactNode }) {
  const words = useWords();
  const format = useFormat();
  if (error === null || error === undefined) return null;
  const requestId = isProblem(error, 'internal-error', 'unreadable', 'upstream-unavailable') ? error.requestId : null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={wordProblem(error, words, format)}
      description={requestId ? words.general.requestId(requestId) : undefined}
      action={action ?? (onRetry ? <Button size="small" onClick={onRetry}>{words.general.retry}</Button> : undefined)}
      style={{ marginBottom: 16 }}
    />
  );
}

/** For what happens outside a form: a message that goes by itself. */
export function useProblemMessage(): (error: unknown) => string {
  const words = useWords();
  const format = useFormat();
  return (error) => wordProblem(error, words, format);
}
