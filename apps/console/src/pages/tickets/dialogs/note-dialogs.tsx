import { Form, Input } from 'antd';
import { call } from '../../../api/call';
import { spokenNumber } from '../../../components/format';
import { useWords } from '../../../i18n';
import { ActionDialog, type DialogProps } from './action-dialog';

interface NoteForm {
  note?: string;
}

const bodyOf = ({ note }: NoteForm): NoteForm => (note?.trim() ? { note: note.trim() } : {});

export function ResumeDialog(props: DialogProps) {
  const words = useWords();
  const [form] = Form.useForm<NoteForm>();
  return (
    <ActionDialog
      {...props}
      form={form}
      title={words.fieldDialogs.resumeTitle(spokenNumber(props.ticket.number))}
      hint={words.fieldDialogs.resumeHint}
      submitText={words.ticketActions.resume}
      send={(values) => call('POST /tickets/:id/resume', { params: { id: props.ticket.id }, body: bodyOf(values) })}
      doneText={() => words.fieldDialogs.resumeDone}
    >
      <NoteField />
    </ActionDialog>
  );
}

/** What the requester told the agent. */
export function ConfirmDialog(props: DialogProps) {
  const words = useWords();
  const [form] = Form.useForm<NoteForm>();
  return (
    <ActionDialog
      {...props}
      form={form}
      title={words.fieldDialogs.confirmTitle(spokenNumber(props.ticket.number))}
      hint={words.fieldDialogs.confirmHint}
      submitText={words.ticketActions.confirm}
      send={(values) => call('POST /tickets/:id/confirm', { params: { id: props.ticket.id }, body: bodyOf(values) })}
      doneText={() => words.fieldDialogs.confirmDone}
    >
      <NoteField />
    </ActionDialog>
  );
}

function NoteField() {
  const words = useWords();
  return (
    <Form.Item name="note" label={words.general.optional(words.fieldDialogs.note)} rules={[{ max: 500 }]} style={{ marginBottom: 0 }}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
    </Form.Item>
  );
}
