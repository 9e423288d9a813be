import { offlineChannels, type OfflineChannel, type RecordPaymentsRequest } from '@scanfix/shared-types';
import { App, Button, Col, DatePicker, Form, Input, Modal, Radio, Row } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { newClaimsOf, type AttachmentDraft } from '../../components/attachment-drafts';
import { AttachmentField, manualTypes, useSettledAttachments } from '../../components/attachment-field';
import { useFormSubmit } from '../../components/form-problems';
import { useFormat } from '../../components/format';
import { moneyText } from '../../components/money';
import { ProblemNotice } from '../../components/problem-notice';
import { instantToWallClock, wallClockToInstant } from '../../components/zone';
import { useWords } from '../../i18n';
import { allocate, AllocationsField, isWrong, totalOf, type Allocation } from './allocations-field';
import type { Owed } from './owed';
import { useMoneyChanged } from './use-money-changed';

interface PaymentForm {
  allocations: Allocation[];
  channel: OfflineChannel;
  paidAt: Dayjs;
  voucherNumber: string;
  vouchers?: AttachmentDraft[];
  payerName?: string;
  note?: string;
}

interface RecordPaymentDialogProps {
  open: boolean;
  onClose: () => void;
  /** What it pays, where that is known: one ticket, or the lines of a statement. */
  owed?: readonly Owed[];
}

/** Money that came without WeChat: for one quote, or one transfer for several, with its voucher. */
export function RecordPaymentDialog({ open, onClose, owed = [] }: RecordPaymentDialogProps) {
  const words = useWords();
  return (
    <Modal open={open} title={words.payments.recordTitle} width={640} footer={null} onCancel={onClose} destroyOnHidden>
      <RecordForm owed={owed} onClose={onClose} />
    </Modal>
  );
}

function RecordForm({ owed, onClose }: { owed: readonly Owed[]; onClose: () => void }) {
  const words = useWords();
  const { timeZone } = useFormat();
  const { message } = App.useApp();
  const changed = useMoneyChanged();
  const intent = useIntent();
  const settledRule = useSettledAttachments();
  const [form] = Form.useForm<PaymentForm>();
  const [tried, setTried] = useState(false);
  const allocations = Form.useWatch('allocations', form) ?? [];
  const channel = Form.useWatch('channel', form);
  const { payments: text } = words;
  const { submit, pending, error } = useFormSubmit(form, {
    names: { voucher: 'vouchers' },
    send: (values: PaymentForm) => {
      const body = requestOf(values, timeZone);
      return call('POST /payments', { body, idempotencyKey: intent.keyFor(body) });
    },
    done: (recorded) => {
      intent.done();
      changed(recorded.map(({ ticketId }) => ticketId));
      void message.success(text.recorded(recorded.length));
      onClose();
    },
  });
  const now = instantToWallClock(new Date().toISOString(), timeZone);
  return (
    <Form form={form} layout="vertical" initialValues={{ allocations: owed.map(allocate), paidAt: now }} onFinish={submit} onFinishFailed={() => setTried(true)}>
      <ProblemNotice error={error} />
      <Form.Item
        name="allocations"
        label={text.forWhich}
        rules={[{
          validator: (_rule, chosen: Allocation[] = []) => {
            if (chosen.length === 0) return Promise.reject(new Error(text.noneChosenRule));
            // Each wrong sum says so itself.
            return chosen.some(isWrong) ? Promise.reject(new Error('')) : Promise.resolve();
          },
        }]}
      >
        <AllocationsField showWrong={tried} />
      </Form.Item>
      <Form.Item name="channel" label={text.channel} rules={[{ required: true, message: text.channelRequired }]}>
        <Radio.Group optionType="button" options={offlineChannels.map((value) => ({ value, label: words.paymentChannels[value] }))} />
      </Form.Item>
      <Row gutter={16}>
        <Col xs={24} sm={12}>
          <Form.Item name="paidAt" label={text.arrivedAt} rules={[{ required: true, message: text.arrivedRequired }, { validator: (_rule, at: Dayjs | null) => (at && at.isAfter(now.add(1, 'minute')) ? Promise.reject(new Error(text.arrivedFuture)) : Promise.resolve()) }]}>
            <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" disabledDate={(day) => day.isAfter(now, 'day')} style={{ width: '100%' }} />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item name="voucherNumber" label={text.voucherNumber} {...(channel ? { extra: text.voucherNumberHint[channel] } : {})} rules={[{ required: true, whitespace: true, message: text.voucherNumberRequired }, { max: 64 }]}>
            <Input autoComplete="off" spellCheck={false} />
          </Form.Item>
        </Col>
      </Row>
      <Form.Item name="vouchers" label={words.general.optional(text.voucher)} extra={text.voucherHint} rules={[settledRule]}>
        <AttachmentField accept={manualTypes} maximum={1} compact label={text.voucherAdd} />
      </Form.Item>
      <Form.Item name="payerName" label={words.general.optional(text.payerName)} rules={[{ max: 100 }]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="note" label={words.general.optional(text.note)} rules={[{ max: 500 }]}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
      <SubmitButton pending={pending} label={channel && allocations.length > 0 ? text.recordConfirm(moneyText(totalOf(allocations)), words.paymentChannels[channel]) : text.record} />
    </Form>
  );
}

function requestOf({ allocations, channel, paidAt, voucherNumber, vouchers, payerName, note }: PaymentForm, timeZone: string): RecordPaymentsRequest {
  const [voucher] = newClaimsOf(vouchers);
  return {
    allocations: allocations.map(({ quoteId, amount }) => ({ quoteId, amount: amount ?? 0 })),
    channel,
    paidAt: wallClockToInstant(paidAt, timeZone),
    voucherNumber: voucherNumber.trim(),
    ...(voucher ? { voucher } : {}),
    ...(payerName?.trim() ? { payerName: payerName.trim() } : {}),
    ...(note?.trim() ? { note: note.trim() } : {}),
  };
}

/** The sum stands on the button: what is pressed is what is recorded. */
function SubmitButton({ pending, label }: { pending: boolean; label: string }) {
  return (
    <div style={{ display: 'flex', justifyContent: 'flex-end' }}>
      <Button type="primary" htmlType="submit" loading={pending}>{label}</Button>
    </div>
  );
}
