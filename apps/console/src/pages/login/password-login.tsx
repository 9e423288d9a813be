import { LockOutlined, UserOutlined } from '@ant-design/icons';
import type { PasswordLoginRequest } from '@scanfix/shared-types';
import { Alert, Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import { call } from '../../api/call';
import { isProblem } from '../../api/problem';
import { session } from '../../api/session';
import { useFormat } from '../../components/format';
import { useFormSubmit } from '../../components/form-problems';
import { ProblemNotice, useProblemMessage } from '../../components/problem-notice';
import { useNow } from '../../components/use-now';
import { useWords } from '../../i18n';

/** `username`: whose session has just ended. */
export function PasswordLogin({ username = '' }: { username?: string }) {
  const words = useWords();
  const [form] = Form.useForm<PasswordLoginRequest>();
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: (body: PasswordLoginRequest) => call('POST /auth/password', { body }),
    done: (login) => session.accept(login),
    refused: (refusal) => {
      if (isProblem(refusal, 'credentials-wrong')) form.getFieldInstance('password')?.focus?.();
    },
  });
  const lockedUntil = isProblem(error, 'account-locked') ? error.context('lockedUntil') : null;
  return (
    <Form form={form} layout="vertical" initialValues={{ username }} onFinish={submit} disabled={false}>
      {typeof lockedUntil === 'string' ? <Locked error={error} until={lockedUntil} onOver={reset} /> : <ProblemNotice error={error} />}
      <Form.Item name="username" label={words.login.username} rules={[{ required: true, whitespace: true, message: words.login.usernameRequired }]}>
        <Input size="large" prefix={<UserOutlined aria-hidden />} autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus={username === ''} />
      </Form.Item>
      <Form.Item name="password" label={words.login.password} rules={[{ required: true, message: words.login.passwordRequired }]}>
        <Input.Password size="large" prefix={<LockOutlined aria-hidden />} autoComplete="current-password" autoFocus={username !== ''} />
      </Form.Item>
      <Button type="primary" size="large" block htmlType="submit" loading={pending}>
        {words.login.submit}
      </Button>
    </Form>
  );
}

/** Until when, and how long that still is; goes by itself. */
function Locked({ error, until, onOver }: { error: unknown; until: string; onOver: () => void }) {
  const words = useWords();
  const format = useFormat();
  const message = useProblemMessage();
  const left = Date.parse(until) - useNow(1_000);
  useEffect(() => {
    if (left <= 0) onOver();
  }, [left, onOver]);
  return <Alert type="error" showIcon role="alert" title={message(error)} description={words.login.lockCountdown(format.duration(Math.max(0, left)))} style={{ marginBottom: 16 }} />;
}
