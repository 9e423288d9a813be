import { WarningOutlined } from '@ant-design/icons';
import type { VisitView } from '@scanfix/shared-types';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../../../api/call';
import { useMay } from '../../../api/me';
import { DialogForm } from '../../../components/dialog-form';
import { useFormSubmit } from '../../../components/form-problems';
import { pageStyles } from '../../../components/page';
import { ProblemNotice } from '../../../components/problem-notice';
import { useWords } from '../../../i18n';
import { useVisitChanged } from './use-visits';

interface MarkForm {
  note: string;
}

/** Said to be done, and was not: a manager's word against the engineer's, with its grounds. */
export function MarkFalse({ visit }: { visit: VisitView }) {
  const words = useWords();
  const { message } = App.useApp();
  const changed = useVisitChanged();
  const mayMark = useMay('ticket:mark-false');
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<MarkForm>();
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ note }: MarkForm) => call('POST /visits/:id/mark-false', { params: { id: visit.id }, body: { note: note.trim() } }),
    done: (marked) => {
      changed(marked);
      setOpen(false);
      void message.success(words.visits.markFalseDone);
    },
  });
  if (!mayMark || visit.outcome !== 'completed' || visit.falselyCompleted) return null;
  return (
    <div>
      <Button danger icon={<WarningOutlined />} onClick={() => setOpen(true)}>{words.visits.markFalse}</Button>
      <Modal open={open} title={words.visits.markFalseTitle(visit.engineer.name)} okText={words.visits.markFalse} okButtonProps={{ danger: true, loading: pending }} onOk={() => form.submit()} onCancel={() => setOpen(false)} afterClose={reset} destroyOnHidden>
        <DialogForm form={form} onFinish={submit}>
          <p className={pageStyles.hint}>{words.visits.markFalseHint}</p>
          <ProblemNotice error={error} />
          <Form.Item name="note" label={words.visits.markFalseNote} rules={[{ required: true, whitespace: true, message: words.visits.markFalseNoteRequired }, { max: 500 }]} style={{ marginBottom: 0 }}>
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} autoFocus />
          </Form.Item>
        </DialogForm>
      </Modal>
    </div>
  );
}
