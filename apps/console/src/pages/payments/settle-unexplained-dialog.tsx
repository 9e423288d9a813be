import type { UnexplainedNotificationView } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { ProblemNotice } from '../../components/problem-notice';
import { useWords } from '../../i18n';

export function SettleUnexplainedDialog({ notification, onClose }: { notification: UnexplainedNotificationView | null; onClose: () => void }) {
  const { unexplained: text } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const changed = () => void client.invalidateQueries({ queryKey: keys.finance });
  const [form] = Form.useForm<{ note: string }>();
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ note }: { note: string }) => call('POST /unexplained-notifications/:id/settle', { params: { id: notification?.id ?? 0 }, body: { note: note.trim() } }),
    done: () => {
      changed();
      void message.success(text.settled);
      onClose();
    },
    refused: changed,
  });
  return (
    <Modal open={notification !== null} title={text.settleTitle} okText={text.settle} okButtonProps={{ loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <ProblemNotice error={error} />
      <Alert type="info" showIcon title={text.settleText} style={{ marginBottom: 16 }} />
      <DialogForm form={form} onFinish={submit}>
        <Form.Item name="note" label={text.note} rules={[{ required: true, whitespace: true, message: text.noteRequired }, { max: 500 }]} style={{ marginBottom: 0 }}>
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </DialogForm>
    </Modal>
  );
}
