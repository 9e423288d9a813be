import type { Quote } from '@scanfix/shared-types';
import { App, Form, Input, Modal } from 'antd';
import { call } from '../../../api/call';
import { useIntent } from '../../../api/intent';
import { useFormSubmit } from '../../../components/form-problems';
import { moneyText } from '../../../components/money';
import { ProblemNotice } from '../../../components/problem-notice';
import { useWords } from '../../../i18n';
import { useTicketMoneyChanged } from './use-ticket-money';

/** The customer pays by the monthly statement; the server knows whether their contract allows it. */
export function CreditDialog({ quote, open, onClose }: { quote: Quote; open: boolean; onClose: () => void }) {
  const { ticketMoney: text } = useWords();
  const { message } = App.useApp();
  const changed = useTicketMoneyChanged();
  const intent = useIntent();
  const [form] = Form.useForm<{ note?: string }>();
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ note }: { note?: string }) => {
      const body = note?.trim() ? { note: note.trim() } : {};
      return call('POST /quotes/:id/credit', { params: { id: quote.id }, body, idempotencyKey: intent.keyFor(body) });
    },
    done: (money) => {
      intent.done();
      changed(money);
      void message.success(text.creditDone);
      onClose();
    },
  });
  return (
    <Modal open={open} title={text.creditTitle} okText={text.credit} okButtonProps={{ loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <Form form={form} layout="vertical" preserve={false} onFinish={submit}>
        <ProblemNotice error={error} />
        <p>{text.creditText(moneyText(quote.total))}</p>
        <Form.Item name="note" label={text.creditNote} rules={[{ max: 500 }]}><Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} /></Form.Item>
      </Form>
    </Modal>
  );
}
