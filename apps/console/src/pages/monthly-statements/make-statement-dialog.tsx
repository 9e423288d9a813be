import type { MonthlyStatement } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { App, DatePicker, Form, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { keys } from '../../api/keys';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { useFormat } from '../../components/format';
import { pageStyles } from '../../components/page';
import { CustomerPicker } from '../../components/pickers';
import { ProblemNotice } from '../../components/problem-notice';
import { todayIn } from '../../components/zone';
import { useWords } from '../../i18n';

interface MakeForm {
  customerId: number;
  month: Dayjs;
}

export function MakeStatementDialog({ open, onClose, onMade }: { open: boolean; onClose: () => void; onMade: (statement: MonthlyStatement) => void }) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const intent = useIntent();
  const [form] = Form.useForm<MakeForm>();
  const today = dayjs(todayIn(useFormat().timeZone));
  const { monthlyStatements: text } = words;
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ customerId, month }: MakeForm) => {
      const body = { customerId, month: month.format('YYYY-MM') };
      return call('POST /finance/monthly-statements', { body, idempotencyKey: intent.keyFor(body) });
    },
    done: (statement) => {
      intent.done();
      void client.invalidateQueries({ queryKey: keys.monthlyStatements });
      void message.success(text.made(statement.number));
      onClose();
      onMade(statement);
    },
  });
  return (
    <Modal open={open} title={text.makeTitle} okText={text.make} okButtonProps={{ loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <DialogForm form={form} initialValues={{ month: today.subtract(1, 'month') }} onFinish={submit}>
        <ProblemNotice error={error} />
        <Form.Item name="customerId" label={text.customer} rules={[{ required: true, message: text.customerRequired }]}>
          <CustomerPicker autoFocus />
        </Form.Item>
        <Form.Item name="month" label={text.month} rules={[{ required: true, message: text.monthRequired }]}>
          <DatePicker picker="month" disabledDate={(month) => month.isAfter(today, 'month')} />
        </Form.Item>
        <p className={pageStyles.hint} style={{ marginBottom: 0 }}>{text.makeHint}</p>
      </DialogForm>
    </Modal>
  );
}
