import type { DifferenceAction, ReconciliationDifference, WorkOffDifferenceRequest } from '@scanfix/shared-types';
import { App, Form, Input, Modal } from 'antd';
import { call } from '../../api/call';
import { isProblem } from '../../api/problem';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { ProblemNotice, useProblemMessage } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import { useMoneyChanged } from '../payments/use-money-changed';

export interface WorkingOff {
  difference: ReconciliationDifference;
  action: DifferenceAction;
}

/** These end the matter by a person's word alone, which has to be there for whoever asks later. */
const wordNeeded: readonly DifferenceAction[] = ['note', 'resolve', 'ignore', 'to-suspense'];

/** What an action does, and why it is done. */
export function DifferenceDialog({ working, onClose }: { working: WorkingOff | null; onClose: () => void }) {
  const words = useWords();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const changed = useMoneyChanged();
  const [form] = Form.useForm<{ note?: string }>();
  const needed = working !== null && wordNeeded.includes(working.action);
  const { reconciliation: text } = words;
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ note }: { note?: string }) => {
      const body: WorkOffDifferenceRequest = { action: working?.action ?? 'note', ...(note?.trim() ? { note: note.trim() } : {}) };
      return call('POST /reconciliation-differences/:id/work-off', { params: { id: working?.difference.id ?? 0 }, body });
    },
    done: ({ ticketId, state }) => {
      changed(ticketId === null ? [] : [ticketId]);
      if (working?.action === 'query' && state === 'open') void message.info(text.stillOpen, 6);
      else void message.success(text.done);
      onClose();
    },
    refused: (refusal) => {
      if (!isProblem(refusal, 'difference-settled')) return;
      changed();
      onClose();
      void message.warning(wordFor(refusal), 6);
    },
  });
  return (
    <Modal open={working !== null} title={working ? words.differenceActions[working.action] : ''} okText={working ? words.differenceActions[working.action] : ''} okButtonProps={{ loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <ProblemNotice error={error} />
      {working ? <p style={{ marginTop: 0 }}>{words.differenceActionHints[working.action]}</p> : null}
      <DialogForm form={form} onFinish={submit}>
        <Form.Item name="note" label={needed ? text.note : words.general.optional(text.note)} rules={[{ required: needed, whitespace: true, message: text.noteRequired }, { max: 500 }]} style={{ marginBottom: 0 }}>
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
      </DialogForm>
    </Modal>
  );
}
