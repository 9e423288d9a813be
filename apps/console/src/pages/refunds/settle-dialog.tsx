import type { RefundSummary } from '@scanfix/shared-types';
import { Alert, App, Form, Input, Modal } from 'antd';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { moneyText } from '../../components/money';
import { ProblemNotice } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import { useMoneyChanged } from '../payments/use-money-changed';

/** WeChat could not pay it out, or it came offline: somebody paid it back by hand and says with what. */
export function SettleDialog({ refund, onClose }: { refund: RefundSummary | null; onClose: () => void }) {
  const words = useWords();
  const { message } = App.useApp();
  const changed = useMoneyChanged();
  const intent = useIntent();
  const [form] = Form.useForm<{ voucherNumber: string; note?: string }>();
  const { refunds: text } = words;
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ voucherNumber, note }: { voucherNumber: string; note?: string }) => {
      const body = { voucherNumber: voucherNumber.trim(), ...(note?.trim() ? { note: note.trim() } : {}) };
      return call('POST /refunds/:id/settle', { params: { id: refund?.id ?? 0 }, body, idempotencyKey: intent.keyFor({ id: refund?.id, body }) });
    },
    done: ({ ticketId }) => {
      intent.done();
      changed([ticketId]);
      void message.success(text.settled);
      onClose();
    },
    refused: () => changed(),
  });
  return (
    <Modal open={refund !== null} title={text.settleTitle(moneyText(refund?.amount ?? 0))} okText={text.settle} okButtonProps={{ loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <ProblemNotice error={error} />
      <Alert type="warning" showIcon title={text.settleText} style={{ marginBottom: 16 }} />
      <DialogForm form={form} onFinish={submit}>
        <Form.Item name="voucherNumber" label={text.settleVoucher} rules={[{ required: true, whitespace: true, message: text.settleVoucherRequired }, { max: 64 }]}>
          <Input autoFocus autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item name="note" label={words.general.optional(text.decisionNote)} rules={[{ max: 500 }]} style={{ marginBottom: 0 }}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
        </Form.Item>
      </DialogForm>
    </Modal>
  );
}
