import { invalidReasons, type InvalidReason } from '@scanfix/shared-types';
import { Form } from 'antd';
import { call } from '../../../api/call';
import { spokenNumber } from '../../../components/format';
import { useWords } from '../../../i18n';
import { ActionDialog, type DialogProps } from './action-dialog';
import { reasonBody, ReasonFields, type ReasonForm } from './reason-fields';

export function InvalidateDialog(props: DialogProps) {
  const words = useWords();
  const [form] = Form.useForm<ReasonForm<InvalidReason>>();
  return (
    <ActionDialog
      {...props}
      form={form}
      title={words.ticketDialogs.invalidateTitle(spokenNumber(props.ticket.number))}
      hint={words.ticketDialogs.invalidateHint}
      submitText={words.ticketDialogs.invalidateSubmit}
      send={(values) => call('POST /tickets/:id/invalidate', { params: { id: props.ticket.id }, body: reasonBody(values) })}
      doneText={() => words.ticketDialogs.invalidateDone}
    >
      <ReasonFields reasons={invalidReasons} label={(reason) => words.invalidReasons[reason]} />
    </ActionDialog>
  );
}
