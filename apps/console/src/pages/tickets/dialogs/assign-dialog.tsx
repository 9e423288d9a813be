import type { AssignTicketRequest } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { call } from '../../../api/call';
import { useIntent } from '../../../api/intent';
import { keys } from '../../../api/keys';
import { spokenNumber, useFormat } from '../../../components/format';
import { useEngineers } from '../../../components/pickers';
import { wallClockToInstant } from '../../../components/zone';
import { useWords } from '../../../i18n';
import { ActionDialog, type DialogProps } from './action-dialog';
import { EngineerChoice } from './engineer-choice';

interface AssignForm {
  engineerId: number;
  assistantIds?: number[];
  planned?: [Dayjs, Dayjs] | null;
  note?: string;
}

/** Sends somebody: the recommendations with their reasons, or anybody else by name. */
export function AssignDialog(props: DialogProps) {
  const words = useWords();
  const { ticket, open } = props;
  const { timeZone } = useFormat();
  const [form] = Form.useForm<AssignForm>();
  const intent = useIntent();
  const recommendations = useQuery({
    queryKey: keys.recommendations(ticket.id),
    queryFn: () => call('GET /tickets/:id/recommendations', { params: { id: ticket.id } }),
    enabled: open,
    staleTime: 0,
  });
  const engineers = useEngineers(open);
  const items = recommendations.data?.items ?? [];
  const best = items.find(({ eligible }) => eligible)?.engineer.id;
  const chosen = Form.useWatch('engineerId', form);
  const send = async ({ engineerId, assistantIds, planned, note }: AssignForm) => {
    const body: AssignTicketRequest = {
      engineerId,
      recommended: engineerId === best,
      expectedVisitId: ticket.visitId,
      ...(assistantIds?.length ? { assistantIds } : {}),
      ...(planned ? { plannedFrom: wallClockToInstant(planned[0], timeZone), plannedTo: wallClockToInstant(planned[1], timeZone) } : {}),
      ...(note?.trim() ? { note: note.trim() } : {}),
    };
    const assigned = await call('POST /tickets/:id/assign', { params: { id: ticket.id }, body, idempotencyKey: intent.keyFor(body) });
    intent.done();
    return assigned;
  };
  const number = spokenNumber(ticket.number);
  return (
    <ActionDialog
      {...props}
      form={form}
      width={640}
      title={ticket.engineer ? words.fieldDialogs.reassignTitle(number, ticket.engineer.name) : words.fieldDialogs.assignTitle(number)}
      submitText={ticket.engineer ? words.fieldDialogs.reassign : words.fieldDialogs.assign}
      send={send}
      doneText={({ engineer }) => words.fieldDialogs.assignDone(engineer?.name ?? '')}
    >
      <Form.Item name="engineerId" label={words.fieldDialogs.chooseEngineer} rules={[{ required: true, message: words.fieldDialogs.chooseEngineerRequired }]}>
        <EngineerChoice query={recommendations} wishedId={ticket.wishedEngineer?.id} currentId={ticket.engineer?.id} />
      </Form.Item>
      <Form.Item name="planned" label={words.general.optional(words.fieldDialogs.planned)}>
        <DatePicker.RangePicker showTime={{ format: 'HH:mm', minuteStep: 15 }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="assistantIds" label={words.general.optional(words.fieldDialogs.assistants)}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          loading={engineers.isFetching}
          options={(engineers.data ?? []).filter(({ id }) => id !== chosen).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="note" label={words.general.optional(words.fieldDialogs.assignNote)} rules={[{ max: 500 }]} style={{ marginBottom: 0 }}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
    </ActionDialog>
  );
}
