import { priorities, type Priority, type TriageTicketRequest, type Urgency } from '@scanfix/shared-types';
import { Collapse, Form, Input, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../../../api/call';
import { AssetPicker, EngineerPicker, LocationPicker, ProblemTypePicker } from '../../../components/pickers';
import { spokenNumber } from '../../../components/format';
import { useWords } from '../../../i18n';
import { ActionDialog, type DialogProps } from './action-dialog';

const suggested: Record<Urgency, Priority> = { normal: 'normal', urgent: 'high', emergency: 'critical' };

interface TriageForm {
  priority: Priority;
  assetId: number | null;
  locationId: number | null;
  problemTypeId: number | null;
  wishedEngineerId: number | null;
  note?: string;
}

export function TriageDialog(props: DialogProps) {
  const words = useWords();
  const { ticket, open } = props;
  const [form] = Form.useForm<TriageForm>();
  const [categoryId, setCategoryId] = useState<number | undefined>(ticket.assetDetail?.category.id);
  useEffect(() => setCategoryId(ticket.assetDetail?.category.id), [ticket.assetDetail, open]);
  const reported = { assetId: ticket.asset?.id ?? null, locationId: null, problemTypeId: ticket.problemType?.id ?? null, wishedEngineerId: ticket.wishedEngineer?.id ?? null };
  const send = ({ priority, note, ...corrected }: TriageForm) => {
    const body: TriageTicketRequest = { priority, ...(note?.trim() ? { note: note.trim() } : {}) };
    if (corrected.assetId !== reported.assetId) body.assetId = corrected.assetId;
    if (corrected.locationId) body.locationId = corrected.locationId;
    if (corrected.problemTypeId !== reported.problemTypeId) body.problemTypeId = corrected.problemTypeId;
    if (corrected.wishedEngineerId !== reported.wishedEngineerId) body.wishedEngineerId = corrected.wishedEngineerId;
    return call('POST /tickets/:id/triage', { params: { id: ticket.id }, body });
  };
  const correction = (
    <>
      <Form.Item name="assetId" label={words.ticketDialogs.asset}>
        <AssetPicker
          onPick={(asset) => {
            setCategoryId(asset?.category.id);
            // A problem of another kind of asset no longer fits.
            if (asset && asset.category.id !== categoryId) form.setFieldValue('problemTypeId', null);
          }}
        />
      </Form.Item>
      <Form.Item name="locationId" label={words.ticketDialogs.location}>
        <LocationPicker placeholder={ticket.place ? words.general.placePath(ticket.place) : (ticket.placeText ?? words.pickers.location)} />
      </Form.Item>
      <Form.Item name="problemTypeId" label={words.ticketDialogs.problemType} style={{ marginBottom: 0 }}>
        <ProblemTypePicker categoryId={categoryId} />
      </Form.Item>
    </>
  );
  return (
    <ActionDialog
      {...props}
      form={form}
      title={words.ticketDialogs.triageTitle(spokenNumber(ticket.number))}
      submitText={words.ticketDialogs.triageSubmit}
      initialValues={{ priority: suggested[ticket.urgency], ...reported }}
      send={send}
      doneText={() => words.ticketDialogs.triageDone}
    >
      <Form.Item
        name="priority"
        label={words.ticketDialogs.priority}
        extra={words.ticketDialogs.suggestedPriority(words.urgencies[ticket.urgency])}
        rules={[{ required: true, message: words.ticketDialogs.priorityRequired }]}
      >
        <Radio.Group optionType="button" buttonStyle="solid" options={priorities.map((value) => ({ value, label: words.priorities[value] }))} />
      </Form.Item>
      <Form.Item name="wishedEngineerId" label={words.general.optional(words.fieldDialogs.wishedEngineer)}>
        <EngineerPicker />
      </Form.Item>
      <Form.Item name="note" label={words.ticketDialogs.triageNote} rules={[{ max: 500 }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Collapse
        defaultActiveKey={ticket.asset ? [] : ['correct']}
        items={[{ key: 'correct', forceRender: true, label: words.ticketDialogs.correct, extra: null, children: <><p style={{ marginTop: 0, color: 'var(--muted)' }}>{words.ticketDialogs.correctHint}</p>{correction}</> }]}
      />
    </ActionDialog>
  );
}
