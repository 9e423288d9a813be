import { maximumTicketPhotos, reworkReasons, type ReworkReason } from '@scanfix/shared-types';
import { Form } from 'antd';
import { call } from '../../../api/call';
import { newClaimsOf, type AttachmentDraft } from '../../../components/attachment-drafts';
import { AttachmentField, photoTypes, useSettledAttachments } from '../../../components/attachment-field';
import { spokenNumber } from '../../../components/format';
import { useWords } from '../../../i18n';
import { ActionDialog, type DialogProps } from './action-dialog';
import { reasonBody, ReasonFields, type ReasonForm } from './reason-fields';

interface ReworkForm extends ReasonForm<ReworkReason> {
  attachments?: AttachmentDraft[];
}

export function ReworkDialog(props: DialogProps) {
  const words = useWords();
  const [form] = Form.useForm<ReworkForm>();
  const settled = useSettledAttachments();
  return (
    <ActionDialog
      {...props}
      form={form}
      title={words.fieldDialogs.reworkTitle(spokenNumber(props.ticket.number))}
      hint={words.fieldDialogs.reworkHint}
      submitText={words.ticketActions.rework}
      send={({ attachments, ...rest }) => {
        const claims = newClaimsOf(attachments);
        return call('POST /tickets/:id/rework', { params: { id: props.ticket.id }, body: { ...reasonBody(rest), ...(claims.length > 0 ? { attachments: claims } : {}) } });
      }}
      doneText={() => words.fieldDialogs.reworkDone}
    >
      <ReasonFields reasons={reworkReasons} label={(reason) => words.reworkReasons[reason]} />
      <Form.Item name="attachments" label={words.general.optional(words.fieldDialogs.reworkPhotos)} rules={[settled]} validateTrigger="onSubmit" style={{ marginBottom: 0 }}>
        <AttachmentField accept={photoTypes} maximum={maximumTicketPhotos} />
      </Form.Item>
    </ActionDialog>
  );
}
