import type { TicketMoney } from '@scanfix/shared-types';
import { App, Form, Input, Modal } from 'antd';
import { call } from '../../../api/call';
import { useIntent } from '../../../api/intent';
import { DialogForm } from '../../../components/dialog-form';
import { useFormSubmit } from '../../../components/form-problems';
import { ProblemNotice } from '../../../components/problem-notice';
import { useWords } from '../../../i18n';
import { useTicketMoneyChanged } from './use-ticket-money';

/** As the server keeps it. */
const longestReason = 200;

/** What is taken back: a quote, or that it was misuse. */
export type TakenBack = { kind: 'quote'; quoteId: number; approved: string | null } | { kind: 'misuse'; ticketId: number };

interface ReasonDialogProps {
  what: TakenBack;
  open: boolean;
  onClose: () => void;
}

function send(what: TakenBack, body: { reason: string }, idempotencyKey: string): Promise<TicketMoney> {
  return what.kind === 'quote'
    ? call('POST /quotes/:id/withdraw', { params: { id: what.quoteId }, body, idempotencyKey })
    : call('POST /tickets/:id/misuse/withdraw', { params: { id: what.ticketId }, body, idempotencyKey });
}

/** Takes it back, with a reason that the requester reads. */
export function ReasonDialog({ what, open, onClose }: ReasonDialogProps) {
  const { ticketMoney: text } = useWords();
  const { message } = App.useApp();
  const changed = useTicketMoneyChanged();
  const intent = useIntent();
  const [form] = Form.useForm<{ reason: string }>();
  const says = what.kind === 'quote'
    ? { title: text.withdrawTitle, text: what.approved === null ? null : text.withdrawApproved(what.approved), reason: text.withdrawReason, required: text.withdrawReasonRequired, ok: text.withdraw, done: text.withdrawDone }
    : { title: text.takeBackMisuseTitle, text: text.takeBackMisuseText, reason: text.takeBackMisuseReason, required: text.takeBackMisuseReasonRequired, ok: text.takeBackMisuse, done: text.takeBackMisuseDone };
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ reason }: { reason: string }) => {
      const body = { reason: reason.trim() };
      return send(what, body, intent.keyFor(body));
    },
    done: (money) => {
      intent.done();
      changed(money);
      void message.success(says.done);
      onClose();
    },
  });
  return (
    <Modal open={open} title={says.title} okText={says.ok} okButtonProps={{ loading: pending, danger: true }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <DialogForm form={form} onFinish={submit}>
        <ProblemNotice error={error} />
        {says.text === null ? null : <p>{says.text}</p>}
        <Form.Item name="reason" label={says.reason} rules={[{ required: true, whitespace: true, message: says.required }, { max: longestReason }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} autoFocus />
        </Form.Item>
      </DialogForm>
    </Modal>
  );
}
