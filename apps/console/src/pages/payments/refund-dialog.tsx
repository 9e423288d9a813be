import { refundReasons, type PaymentSummary, type RefundReason, type RequestRefundRequest } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Checkbox, Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { keys } from '../../api/keys';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { fenOf, moneyText, yuanOf } from '../../components/money';
import { pageStyles } from '../../components/page';
import { ProblemNotice } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import { isOffline, refundableOf } from './refundable';
import { useMoneyChanged } from './use-money-changed';

interface RefundForm {
  how: 'full' | 'partial';
  yuan?: number;
  reason: RefundReason;
  note?: string;
  voucherNumber?: string;
  sure: boolean;
}

/** How much, why, and the sum once more in words before it goes: a refund cannot be taken back. */
export function RefundDialog({ payment, open, onClose }: { payment: PaymentSummary; open: boolean; onClose: () => void }) {
  const words = useWords();
  const { message } = App.useApp();
  const changed = useMoneyChanged();
  const intent = useIntent();
  const [form] = Form.useForm<RefundForm>();
  const how = Form.useWatch('how', form);
  const yuan = Form.useWatch('yuan', form);
  const { refunds: text } = words;
  const { remaining, pending: underway } = refundableOf(payment);
  const amount = how === 'partial' ? (typeof yuan === 'number' ? fenOf(yuan) : 0) : remaining;
  const offline = isOffline(payment.channel);
  const approval = useApproval(amount, open);
  const { submit, pending, error, reset } = useFormSubmit(form, {
    names: { amount: how === 'partial' ? 'yuan' : 'how' },
    send: ({ reason, note, voucherNumber }: RefundForm) => {
      const body: RequestRefundRequest = { amount, reason, ...(note?.trim() ? { note: note.trim() } : {}), ...(offline && voucherNumber?.trim() ? { voucherNumber: voucherNumber.trim() } : {}) };
      return call('POST /payments/:id/refunds', { params: { id: payment.id }, body, idempotencyKey: intent.keyFor(body) });
    },
    done: ({ state }) => {
      intent.done();
      changed([payment.ticketId]);
      void message.success(state === 'requested' ? text.requested : text.started);
      onClose();
    },
    refused: () => changed([payment.ticketId]),
  });
  const sum = moneyText(amount);
  return (
    <Modal
      open={open}
      title={text.requestTitle}
      okText={approval.needed ? text.submitForApproval(sum) : text.submit(sum)}
      okButtonProps={{ loading: pending, danger: true }}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={reset}
      destroyOnHidden
    >
      {/* Another sum has to be confirmed anew. */}
      <DialogForm form={form} initialValues={{ how: 'full', sure: false }} onFinish={submit} onValuesChange={(part: Partial<RefundForm>) => ('how' in part || 'yuan' in part ? form.setFieldValue('sure', false) : undefined)}>
        <ProblemNotice error={error} />
        <Form.Item name="how" label={text.how} style={{ marginBottom: how === 'partial' ? 8 : 20 }}>
          <Radio.Group options={[{ value: 'full', label: text.full(moneyText(remaining)) }, { value: 'partial', label: text.partial }]} />
        </Form.Item>
        {how === 'partial' ? (
          <Form.Item name="yuan" label={text.amount} extra={text.remaining(moneyText(remaining))} rules={[{ required: true, type: 'number', min: 0.01, max: yuanOf(remaining), message: text.amountRule(moneyText(remaining)) }]}>
            <InputNumber prefix="¥" precision={2} min={0} autoFocus style={{ width: 180 }} />
          </Form.Item>
        ) : null}
        {underway > 0 ? <p className={pageStyles.hint}>{text.pendingIncluded(moneyText(underway))}</p> : null}
        <Form.Item name="reason" label={text.reason} rules={[{ required: true, message: text.reasonRequired }]}>
          <Select options={refundReasons.map((value) => ({ value, label: words.refundReasons[value] }))} />
        </Form.Item>
        <Form.Item noStyle shouldUpdate={(before: RefundForm, after: RefundForm) => before.reason !== after.reason}>
          {() => {
            const needed = form.getFieldValue('reason') === 'other';
            return (
              <Form.Item name="note" label={needed ? text.note : words.general.optional(text.note)} rules={[{ required: needed, whitespace: true, message: text.noteRequired }, { max: 500 }]}>
                <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
              </Form.Item>
            );
          }}
        </Form.Item>
        {offline ? (
          <Form.Item name="voucherNumber" label={words.general.optional(text.voucherNumber)} extra={text.voucherNumberHint} rules={[{ max: 64 }]}>
            <Input autoComplete="off" spellCheck={false} />
          </Form.Item>
        ) : null}
        {approval.text !== null || !offline ? <Alert type={approval.needed ? 'info' : 'warning'} showIcon title={approval.text ?? text.atOnce} style={{ marginBottom: 16 }} /> : null}
        <Form.Item name="sure" valuePropName="checked" style={{ marginBottom: 0 }} rules={[{ validator: (_rule, sure: boolean) => (sure ? Promise.resolve() : Promise.reject(new Error(text.confirmRule))) }]}>
          <Checkbox disabled={amount <= 0}>{offline ? text.confirmOffline(sum) : text.confirmWechat(sum)}</Checkbox>
        </Form.Item>
      </DialogForm>
    </Modal>
  );
}

/** Whether a second person has to say yes to so much; the server decides, this only says it beforehand. */
function useApproval(amount: number, enabled: boolean): { needed: boolean; text: string | null } {
  const words = useWords();
  const settings = useQuery({ queryKey: keys.moneySettings, queryFn: () => call('GET /money-settings'), staleTime: 60_000, enabled });
  if (!settings.data || amount <= settings.data.refundApprovalAbove) return { needed: false, text: null };
  const limit = settings.data.refundApprovalAbove;
  return { needed: true, text: limit === 0 ? words.refunds.needsSecondAlways : words.refunds.needsSecond(moneyText(limit)) };
}
