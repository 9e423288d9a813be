import { Form, Input, Radio } from 'antd';
import { useWords } from '../../../i18n';

/** A listed reason, and more about it; `other` alone says nothing, so it demands words. */
export function ReasonFields<Reason extends string>({ reasons, label }: { reasons: readonly Reason[]; label: (reason: Reason) => string }) {
  const words = useWords();
  const mustExplain = Form.useWatch('reason', Form.useFormInstance()) === 'other';
  return (
    <>
      <Form.Item name="reason" label={words.ticketDialogs.reason} rules={[{ required: true, message: words.ticketDialogs.reasonRequired }]}>
        <Radio.Group vertical options={reasons.map((value) => ({ value, label: label(value) }))} />
      </Form.Item>
      <Form.Item
        name="note"
        label={mustExplain ? words.ticketDialogs.reasonNote : words.general.optional(words.ticketDialogs.reasonNote)}
        dependencies={['reason']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, note: string | undefined) => (getFieldValue('reason') === 'other' && !note?.trim() ? Promise.reject(new Error(words.ticketDialogs.otherNeedsNote)) : Promise.resolve()),
          }),
          { max: 500 },
        ]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </>
  );
}

export interface ReasonForm<Reason> {
  reason: Reason;
  note?: string;
}

export function reasonBody<Reason>({ reason, note }: ReasonForm<Reason>): ReasonForm<Reason> {
  return note?.trim() ? { reason, note: note.trim() } : { reason };
}
