import type { RefundSummary } from '@scanfix/shared-types';
import { Alert, App, Form, Input, Modal } from 'antd';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { isProblem } from '../../api/problem';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { spokenNumber } from '../../components/format';
import { moneyText } from '../../components/money';
import { ProblemNotice, useProblemMessage } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import { useMoneyChanged } from '../payments/use-money-changed';

export type Decision = 'approve' | 'refuse';
export interface Deciding {
  refund: RefundSummary;
  decision: Decision;
}

/** The second person's yes or no, with the sum said once more. */
export function DecideDialog({ deciding, onClose }: { deciding: Deciding | null; onClose: () => void }) {
  const words = useWords();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const changed = useMoneyChanged();
  const intent = useIntent();
  const [form] = Form.useForm<{ note?: string }>();
  const { refunds: text } = words;
  const refund = deciding?.refund;
  const approves = deciding?.decision === 'approve';
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ note }: { note?: string }) => {
      const body = note?.trim() ? { note: note.trim() } : {};
      const options = { params: { id: refund?.id ?? 0 }, body, idempotencyKey: intent.keyFor({ ...deciding, body }) };
      return approves ? call('POST /refunds/:id/approve', options) : call('POST /refunds/:id/refuse', options);
    },
    done: () => {
      intent.done();
      changed(refund ? [refund.ticketId] : []);
      void message.success(approves ? text.approved : text.refused);
      onClose();
    },
    refused: (refusal) => {
      if (!isProblem(refusal, 'refund-not-open', 'refund-by-same-person')) return;
      changed();
      onClose();
      void message.warning(wordFor(refusal), 6);
    },
  });
  const sum = moneyText(refund?.amount ?? 0);
  return (
    <Modal
      open={deciding !== null}
      title={approves ? text.approveTitle(sum) : text.refuseTitle(sum)}
      okText={approves ? text.approve : text.refuse}
      okButtonProps={{ loading: pending, danger: !approves }}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={reset}
      destroyOnHidden
    >
      <ProblemNotice error={error} />
      {refund ? <Alert type={approves ? 'warning' : 'info'} showIcon style={{ marginBottom: 16 }} title={approves ? text.approveText(sum, spokenNumber(refund.ticketNumber)) : text.refuseText} /> : null}
      {refund ? <p>{[words.refundReasons[refund.reason], refund.note, refund.requestedBy].filter(Boolean).join(' · ')}</p> : null}
      <DialogForm form={form} onFinish={submit}>
        <Form.Item name="note" label={approves ? words.general.optional(text.decisionNote) : text.decisionNote} rules={[{ required: !approves, whitespace: true, message: text.refuseNoteRequired }, { max: 500 }]} style={{ marginBottom: 0 }}>
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
      </DialogForm>
    </Modal>
  );
}
