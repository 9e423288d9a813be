import { holdReasons, type HoldReason } from '@scanfix/shared-types';
import { DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { call } from '../../../api/call';
import { spokenNumber, useFormat } from '../../../components/format';
import { wallClockToInstant } from '../../../components/zone';
import { useWords } from '../../../i18n';
import { ActionDialog, type DialogProps } from './action-dialog';
import { reasonBody, ReasonFields, type ReasonForm } from './reason-fields';

interface HoldForm extends ReasonForm<HoldReason> {
  until: Dayjs;
}

export function HoldDialog(props: DialogProps) {
  const words = useWords();
  const { timeZone } = useFormat();
  const [form] = Form.useForm<HoldForm>();
  const nine = (days: number): Dayjs => dayjs().tz(timeZone).add(days, 'day').hour(9).minute(0).second(0);
  const { holdPresets } = words.fieldDialogs;
  return (
    <ActionDialog
      {...props}
      form={form}
      title={words.fieldDialogs.holdTitle(spokenNumber(props.ticket.number))}
      hint={words.fieldDialogs.holdHint}
      submitText={words.ticketActions.hold}
      send={({ until, ...rest }) => call('POST /tickets/:id/hold', { params: { id: props.ticket.id }, body: { ...reasonBody(rest), until: wallClockToInstant(until, timeZone) } })}
      doneText={() => words.fieldDialogs.holdDone}
    >
      <ReasonFields reasons={holdReasons} label={(reason) => words.holdReasons[reason]} />
      <Form.Item
        name="until"
        label={words.fieldDialogs.holdUntil}
        rules={[
          { required: true, message: words.fieldDialogs.holdUntilRequired },
          { validator: (_rule, until: Dayjs | undefined) => (until && Date.parse(wallClockToInstant(until, timeZone)) <= Date.now() ? Promise.reject(new Error(words.fieldDialogs.holdUntilPast)) : Promise.resolve()) },
        ]}
        style={{ marginBottom: 0 }}
      >
        <DatePicker
          showTime={{ format: 'HH:mm', minuteStep: 15 }}
          format="YYYY-MM-DD HH:mm"
          style={{ width: '100%' }}
          presets={[
            { label: holdPresets.tomorrow, value: nine(1) },
            { label: holdPresets.threeDays, value: nine(3) },
            { label: holdPresets.week, value: nine(7) },
          ]}
        />
      </Form.Item>
    </ActionDialog>
  );
}
