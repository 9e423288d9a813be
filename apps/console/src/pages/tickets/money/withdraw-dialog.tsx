import type { Quote } from '@scanfix/shared-types';
import { App, Form, Input, Modal } from 'antd';
import { call } from '../../../api/call';
import { useIntent } from '../../../api/intent';
import { useFormSubmit } from '../../../components/form-problems';
import { ProblemNotice } from '../../../components/problem-notice';
import { useWords } from '../../../i18n';
import { useTicketMoneyChanged } from './use-ticket-money';

/** A quote that should not be answered any more, with the reason. */
export function WithdrawDialog({ quote, open, onClose }: { quote: Quote; open: boolean; onClose: () => void }) {
  const { ticketMoney: text } = useWords();
  const { message } = App.useApp();
  const changed = useTicketMoneyChanged();
  const intent = useIntent();
  const [form] = Form.useForm<{ reason: string }>();
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ reason }: { reason: string }) => {
      const body = { reason: reason.trim() };
      return call('POST /quotes/:id/withdraw', { params: { id: quote.id }, body, idempotencyKey: intent.keyFor(body) });
    },
    done: (money) => {
      intent.done();
      changed(money);
      void message.success(text.withdrawDone);
      onClose();
    },
  });
  return (
    <Modal open={open} title={text.withdrawTitle} okText={text.withdraw} okButtonProps={{ loading: pending, danger: true }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <Form form={form} layout="vertical" preserve={false} onFinish={submit}>
        <ProblemNotice error={error} />
        <Form.Item name="reason" label={text.withdrawReason} rules={[{ required: true, whitespace: true, message: text.withdrawReasonRequired }, { max: 500 }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
