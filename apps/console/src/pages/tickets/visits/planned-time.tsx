import { CalendarOutlined } from '@ant-design/icons';
import type { VisitView } from '@scanfix/shared-types';
import { App, Button, DatePicker, Form, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { call } from '../../../api/call';
import { useMay } from '../../../api/me';
import { DialogForm } from '../../../components/dialog-form';
import { useFormSubmit } from '../../../components/form-problems';
import { useFormat } from '../../../components/format';
import { ProblemNotice } from '../../../components/problem-notice';
import { wallClockToInstant } from '../../../components/zone';
import { useWords } from '../../../i18n';
import { useVisitChanged } from './use-visits';
import styles from './visits.module.css';

export function PlannedTime({ visit }: { visit: VisitView }) {
  const words = useWords();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const mayPlan = useMay('ticket:assign') && visit.stage !== 'ended';
  const { plannedFrom, plannedTo } = visit;
  if (!plannedFrom && !mayPlan) return null;
  return (
    <div className={styles.line}>
      <CalendarOutlined aria-hidden />
      <span className={styles.label}>{words.visits.planned}</span>
      <span>{plannedFrom && plannedTo ? `${format.exact(plannedFrom)} – ${format.clockTime(plannedTo, Date.parse(plannedFrom))}` : words.visits.notPlanned}</span>
      {mayPlan ? <Button size="small" type="link" style={{ padding: 0 }} onClick={() => setOpen(true)}>{plannedFrom ? words.visits.changePlan : words.visits.plan}</Button> : null}
      <PlanDialog visit={visit} open={open} onClose={() => setOpen(false)} />
    </div>
  );
}

interface PlanForm {
  planned: [Dayjs, Dayjs];
}

function PlanDialog({ visit, open, onClose }: { visit: VisitView; open: boolean; onClose: () => void }) {
  const words = useWords();
  const { timeZone } = useFormat();
  const { message } = App.useApp();
  const changed = useVisitChanged();
  const [form] = Form.useForm<PlanForm>();
  const { submit, pending, error, reset } = useFormSubmit(form, {
    names: { plannedFrom: 'planned', plannedTo: 'planned' },
    send: ({ planned }: PlanForm) =>
      call('PUT /visits/:id/plan', { params: { id: visit.id }, body: { plannedFrom: wallClockToInstant(planned[0], timeZone), plannedTo: wallClockToInstant(planned[1], timeZone) } }),
    done: (planned) => {
      changed(planned);
      onClose();
      void message.success(words.visits.planDone);
    },
  });
  const shown = visit.plannedFrom && visit.plannedTo ? { planned: [dayjs(visit.plannedFrom).tz(timeZone), dayjs(visit.plannedTo).tz(timeZone)] as [Dayjs, Dayjs] } : {};
  return (
    <Modal open={open} title={words.visits.planTitle} okText={words.general.save} okButtonProps={{ loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <DialogForm form={form} onFinish={submit} initialValues={shown}>
        <ProblemNotice error={error} />
        <Form.Item name="planned" label={words.visits.planned} rules={[{ required: true, message: words.visits.planRequired }]} style={{ marginBottom: 0 }}>
          <DatePicker.RangePicker showTime={{ format: 'HH:mm', minuteStep: 15 }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
        </Form.Item>
      </DialogForm>
    </Modal>
  );
}
