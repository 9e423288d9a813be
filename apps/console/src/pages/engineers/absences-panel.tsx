import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { absenceReasons, type AbsenceReason, type AddAbsenceRequest, type EngineerProfile } from '@scanfix/shared-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Form, Input, Modal, Radio } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { keys } from '../../api/keys';
import { DialogForm } from '../../components/dialog-form';
import { enterChoosesOnly } from '../../components/enter-chooses-only';
import { useFormat } from '../../components/format';
import { useFormSubmit } from '../../components/form-problems';
import { pageStyles, Panel } from '../../components/page';
import { ProblemNotice, useProblemMessage } from '../../components/problem-notice';
import { useNow } from '../../components/use-now';
import { wallClockToInstant } from '../../components/zone';
import { useWords } from '../../i18n';
import styles from './engineers.module.css';

/** Saved one by one, apart from the form beside them. */
export function AbsencesPanel({ profile, mayWrite }: { profile: EngineerProfile; mayWrite: boolean }) {
  const words = useWords();
  const format = useFormat();
  const now = useNow(60_000);
  const { message, modal } = App.useApp();
  const wordFor = useProblemMessage();
  const changed = useProfileChanged();
  const [adding, setAdding] = useState(false);
  const remove = useMutation({
    mutationFn: (absenceId: number) => call('DELETE /engineers/:id/absences/:absenceId', { params: { id: profile.id, absenceId } }),
    onSuccess: (saved) => {
      changed(saved);
      void message.success(words.engineers.absenceRemoved);
    },
    onError: (error) => void message.error(wordFor(error)),
  });
  const ask = (absenceId: number): void => void modal.confirm({ title: words.engineers.removeAbsenceTitle, okText: words.general.remove, okButtonProps: { danger: true }, onOk: () => remove.mutateAsync(absenceId).catch(() => undefined) });
  const absences = [...profile.absences].sort((a, b) => Date.parse(b.from) - Date.parse(a.from));
  return (
    <Panel title={words.engineers.absences} testId="absences" extra={mayWrite ? <Button size="small" icon={<PlusOutlined />} onClick={() => setAdding(true)}>{words.engineers.addAbsence}</Button> : null}>
      {absences.length === 0 ? <span className={pageStyles.hint}>{words.engineers.noAbsences}</span> : null}
      <ul className={styles.absences}>
        {absences.map(({ id, from, to, reason, note }) => (
          <li key={id} className={Date.parse(to) < now ? styles.past : undefined}>
            <span>
              <b>{words.engineers.absenceReasons[reason]}</b> {words.engineers.until(format.exact(from), format.exact(to))}
              {Date.parse(to) < now ? ` · ${words.engineers.past}` : Date.parse(from) <= now ? ` · ${words.engineers.running}` : null}
              {note ? <span className={pageStyles.hint}> · {note}</span> : null}
            </span>
            {mayWrite ? <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={words.engineers.removeAbsence} onClick={() => ask(id)} /> : null}
          </li>
        ))}
      </ul>
      <AbsenceDialog engineerId={profile.id} open={adding} onClose={() => setAdding(false)} onSaved={changed} />
    </Panel>
  );
}

interface AbsenceForm {
  time: [Dayjs, Dayjs];
  reason: AbsenceReason;
  note?: string;
}

function AbsenceDialog({ engineerId, open, onClose, onSaved }: { engineerId: number; open: boolean; onClose: () => void; onSaved: (profile: EngineerProfile) => void }) {
  const words = useWords();
  const { timeZone } = useFormat();
  const { message } = App.useApp();
  const [form] = Form.useForm<AbsenceForm>();
  const intent = useIntent();
  const { submit, pending, error, reset } = useFormSubmit(form, {
    names: { from: 'time', to: 'time' },
    send: ({ time, reason, note }: AbsenceForm) => {
      const body: AddAbsenceRequest = { from: wallClockToInstant(time[0], timeZone), to: wallClockToInstant(time[1], timeZone), reason, note: note?.trim() || null };
      return call('POST /engineers/:id/absences', { params: { id: engineerId }, body, idempotencyKey: intent.keyFor(body) });
    },
    done: (saved) => {
      intent.done();
      onSaved(saved);
      void message.success(words.engineers.absenceAdded);
      onClose();
    },
  });
  return (
    <Modal open={open} title={words.engineers.addAbsence} okText={words.general.save} okButtonProps={{ loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <DialogForm form={form} onFinish={submit} initialValues={{ reason: 'leave' }}>
        <ProblemNotice error={error} />
        <Form.Item name="time" label={words.engineers.absenceTime} rules={[{ required: true, message: words.engineers.absenceTimeRequired }]}>
          <DatePicker.RangePicker onKeyDown={enterChoosesOnly} showTime={{ format: 'HH:mm', minuteStep: 15 }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="reason" label={words.engineers.absenceReason}>
          <Radio.Group optionType="button" options={absenceReasons.map((value) => ({ value, label: words.engineers.absenceReasons[value] }))} />
        </Form.Item>
        <Form.Item name="note" label={words.general.optional(words.general.note)} rules={[{ max: 200 }]} style={{ marginBottom: 0 }}>
          <Input />
        </Form.Item>
      </DialogForm>
    </Modal>
  );
}

/** What the server answers with is the newest profile; lists and recommendations are no longer. */
export function useProfileChanged(): (profile: EngineerProfile) => void {
  const client = useQueryClient();
  return (profile) => {
    client.setQueryData(keys.engineer(profile.id), profile);
    void client.invalidateQueries({ queryKey: keys.engineers, exact: true });
    void client.invalidateQueries({ queryKey: keys.dispatch });
  };
}
