import type { CalendarDate, Reconciliation } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { App, DatePicker, Form, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { useFormat } from '../../components/format';
import { pageStyles } from '../../components/page';
import { ProblemNotice } from '../../components/problem-notice';
import { fromDay, todayIn } from '../../components/zone';
import { useWords } from '../../i18n';

/** Asks which day; WeChat's bill is there from the day after. */
export function RunDialog({ day, onClose, onStarted }: { day: { date: CalendarDate | null } | null; onClose: () => void; onStarted: (started: Reconciliation) => void }) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ date: Dayjs }>();
  const today = dayjs(todayIn(useFormat().timeZone));
  const { reconciliation: text } = words;
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ date }: { date: Dayjs }) => call('POST /reconciliations', { body: { date: date.format('YYYY-MM-DD') } }),
    done: (started) => {
      void client.invalidateQueries({ queryKey: keys.reconciliations });
      void message.success(text.started);
      onClose();
      onStarted(started);
    },
  });
  return (
    <Modal open={day !== null} title={text.runTitle} okText={text.runSubmit} okButtonProps={{ loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <DialogForm form={form} initialValues={{ date: fromDay(day?.date) ?? today.subtract(1, 'day') }} onFinish={submit}>
        <ProblemNotice error={error} />
        <Form.Item name="date" label={text.date} rules={[{ required: true, message: text.dateRequired }]}>
          <DatePicker disabledDate={(date) => !date.isBefore(today, 'day')} />
        </Form.Item>
        <p className={pageStyles.hint} style={{ marginBottom: 0 }}>{text.runHint}</p>
      </DialogForm>
    </Modal>
  );
}
