import type { ChangePasswordRequest } from '@scanfix/shared-types';
import { Button, Form, Input } from 'antd';
import { call } from '../api/call';
import { session } from '../api/session';
import { useWords } from '../i18n';
import { useFormSubmit } from './form-problems';
import { ProblemNotice } from './problem-notice';

const shortestPassword = 10;

/** The answer carries new tokens: every other session of this person has ended. */
export function PasswordForm({ onChanged }: { onChanged?: () => void }) {
  const words = useWords();
  const [form] = Form.useForm<ChangePasswordRequest & { repeat: string }>();
  const { submit, pending, error } = useFormSubmit(form, {
    send: ({ currentPassword, newPassword }: ChangePasswordRequest) => call('PUT /me/password', { body: { currentPassword, newPassword } }),
    done: (login) => {
      form.resetFields();
      session.accept(login);
      onChanged?.();
    },
  });
  return (
    <Form form={form} layout="vertical" onFinish={submit}>
      <ProblemNotice error={error} />
      <Form.Item name="currentPassword" label={words.account.currentPassword} rules={[{ required: true, message: words.account.currentPasswordRequired }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="newPassword"
        label={words.account.newPassword}
        extra={words.account.newPasswordHint}
        rules={[{ required: true, message: words.account.newPasswordRequired }, { min: shortestPassword, message: words.account.newPasswordShort }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={words.account.repeatPassword}
        dependencies={['newPassword']}
        rules={[
          { required: true, message: words.account.newPasswordRequired },
          ({ getFieldValue }) => ({ validator: (_rule, value) => (!value || value === getFieldValue('newPassword') ? Promise.resolve() : Promise.reject(new Error(words.account.repeatMismatch))) }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={pending}>
        {words.account.changePassword}
      </Button>
    </Form>
  );
}
