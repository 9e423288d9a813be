import { cancelReasons, type CancelReason } from '@scanfix/shared-types';
import { Form } from 'antd';
import { call } from '../../../api/call';
import { spokenNumber } from '../../../components/format';
import { useWords } from '../../../i18n';
import { ActionDialog, type DialogProps } from './action-dialog';
import { reasonBody, ReasonFields, type ReasonForm } from './reason-fields';

export function CancelDialog(props: DialogProps) {
  const words = useWords();
  const [form] = Form.useForm<ReasonForm<CancelReason>>();
  return (
    <ActionDialog
      {...props}
      form={form}
      title={words.ticketDialogs.cancelTitle(spokenNumber(props.ticket.number))}
      hint={words.ticketDialogs.cancelHint}
      submitText={words.ticketDialogs.cancelSubmit}
      cancelText={words.ticketDialogs.keep}
      danger
      send={(values) => call('POST /tickets/:id/cancel', { params: { id: props.ticket.id }, body: reasonBody(values) })}
      doneText={() => words.ticketDialogs.cancelDone}
    >
      <ReasonFields reasons={cancelReasons} label={(reason) => words.cancelReasons[reason]} />
    </ActionDialog>
  );
}
