import { App, Button, Form, Input } from 'antd';
import { call } from '../../api/call';
import { useMe } from '../../api/me';
import { session } from '../../api/session';
import { useFormSubmit } from '../../components/form-problems';
import { Facts } from '../../components/page';
import { ProblemNotice } from '../../components/problem-notice';
import { useWords } from '../../i18n';

export function Profile() {
  const words = useWords();
  const me = useMe();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ name: string }>();
  const { submit, pending, error } = useFormSubmit(form, {
    send: ({ name }: { name: string }) => call('PATCH /me', { body: { name: name.trim() } }),
    done: (changed) => {
      session.changeMe(changed);
      void message.success(words.general.saved);
    },
  });
  return (
    <>
      <Form form={form} layout="vertical" initialValues={{ name: me.name ?? '' }} onFinish={submit}>
        <ProblemNotice error={error} />
        <Form.Item label={words.account.name} required>
          <div style={{ display: 'flex', gap: 8, maxWidth: 360 }}>
            <Form.Item name="name" noStyle rules={[{ required: true, whitespace: true, message: words.account.nameRequired }, { max: 50 }]}>
              <Input aria-label={words.account.name} />
            </Form.Item>
            <Button htmlType="submit" loading={pending}>{words.general.save}</Button>
          </div>
        </Form.Item>
      </Form>
      <Facts
        facts={[
          [words.account.username, me.username],
          [words.account.phone, me.phone],
          [words.account.roles, me.roles.map((role) => words.roles[role]).join(words.general.listSeparator)],
          [words.account.wechat, me.wechatBound ? words.account.wechatBound : words.account.wechatNotBound],
          [words.account.organization, me.organization.name],
        ]}
      />
    </>
  );
}
