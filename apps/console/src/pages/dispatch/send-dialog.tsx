import type { AssignTicketRequest, Instant, Recommendation, Recommendations, TicketDetail } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, DatePicker, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useEffect } from 'react';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { keys } from '../../api/keys';
import { isProblem } from '../../api/problem';
import { DialogForm } from '../../components/dialog-form';
import { enterChoosesOnly } from '../../components/enter-chooses-only';
import { EngineerStatusMark } from '../../components/engineer-status-mark';
import { spokenNumber, useFormat } from '../../components/format';
import { useFormSubmit } from '../../components/form-problems';
import { useEngineers } from '../../components/pickers';
import { ProblemNotice } from '../../components/problem-notice';
import { ScoreBreakdown } from '../../components/score-breakdown';
import { instantToWallClock, wallClockToInstant } from '../../components/zone';
import { useWords } from '../../i18n';
import { EngineerChoice } from '../tickets/dialogs/engineer-choice';
import { travelOf } from './engineer-panel';
import styles from './dispatch.module.css';
import type { HandledTicket } from './drag-ticket';
import { useDispatchSettings, useRecommendations } from './use-dispatch';

export interface Sending {
  ticket: HandledTicket & { engineer: { id: number; name: string } | null };
  /** One: that one. Several: one of them. None: anybody. */
  engineerIds: number[];
  /** Where it was dropped into the timeline. */
  at: Instant | null;
}

interface SendForm {
  engineerId: number;
  planned?: [Dayjs, Dayjs] | null;
  assistantIds?: number[];
  note?: string;
}

const minute = 60_000;

/** The confirmation of every assignment: who goes, why this one, and when. */
export function SendDialog({ sending, onClose, onSent }: { sending: Sending | null; onClose: () => void; onSent: (ticket: TicketDetail) => void }) {
  const words = useWords();
  const { ticket } = sending ?? {};
  const number = ticket ? spokenNumber(ticket.number) : '';
  const [form] = Form.useForm<SendForm>();
  const send = useSend(form, sending, { onClose, onSent });
  return (
    <Modal
      open={sending !== null}
      title={ticket?.engineer ? words.assignment.reassignTitle(number) : words.assignment.title(number)}
      width={600}
      okText={words.assignment.submit}
      okButtonProps={{ loading: send.pending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={send.reset}
      destroyOnHidden
    >
      {sending ? (
        <DialogForm form={form} onFinish={send.submit}>
          <ProblemNotice error={send.error} />
          <Fields key={sending.ticket.id} sending={sending} />
        </DialogForm>
      ) : null}
    </Modal>
  );
}

function useSend(form: ReturnType<typeof Form.useForm<SendForm>>[0], sending: Sending | null, { onClose, onSent }: { onClose: () => void; onSent: (ticket: TicketDetail) => void }) {
  const words = useWords();
  const { timeZone } = useFormat();
  const client = useQueryClient();
  const { message } = App.useApp();
  const intent = useIntent();
  return useFormSubmit(form, {
    names: { plannedFrom: 'planned', plannedTo: 'planned' },
    send: ({ engineerId, planned, assistantIds, note }: SendForm) => {
      const id = sending?.ticket.id ?? 0;
      const best = client.getQueryData<Recommendations>(keys.recommendations(id))?.items.find(({ eligible }) => eligible)?.engineer.id;
      const body: AssignTicketRequest = {
        engineerId,
        recommended: engineerId === best,
        expectedVisitId: sending?.ticket.visitId ?? null,
        ...(planned ? { plannedFrom: wallClockToInstant(planned[0], timeZone), plannedTo: wallClockToInstant(planned[1], timeZone) } : {}),
        ...(assistantIds?.length ? { assistantIds } : {}),
        ...(note?.trim() ? { note: note.trim() } : {}),
      };
      return call('POST /tickets/:id/assign', { params: { id }, body, idempotencyKey: intent.keyFor([id, body]) });
    },
    done: (assigned) => {
      intent.done();
      client.setQueryData(keys.ticket(assigned.id), assigned);
      void client.invalidateQueries({ queryKey: keys.dispatch });
      void client.invalidateQueries({ queryKey: keys.engineers });
      void message.success(words.assignment.done(assigned.engineer?.name ?? ''));
      onClose();
      onSent(assigned);
    },
    refused: (refusal) => {
      if (!isProblem(refusal, 'already-taken', 'action-not-allowed', 'conflict', 'version-conflict')) return;
      void client.invalidateQueries({ queryKey: keys.dispatch });
      void message.warning(words.assignment.changedMeanwhile, 6);
      onClose();
    },
  });
}

function Fields({ sending: { ticket, engineerIds, at } }: { sending: Sending }) {
  const words = useWords();
  const { timeZone } = useFormat();
  const form = Form.useFormInstance<SendForm>();
  const recommendations = useRecommendations(ticket.id);
  const { data: settings } = useDispatchSettings();
  const engineers = useEngineers();
  const [given] = engineerIds;
  const alone = engineerIds.length === 1 && given !== undefined;
  const chosen = Form.useWatch('engineerId', form);
  const among = alone || engineerIds.length === 0 ? null : new Set(engineerIds);
  const offered = { ...recommendations, data: recommendations.data && { ...recommendations.data, items: recommendations.data.items.filter(({ engineer }) => !among || among.has(engineer.id)) } };
  const best = offered.data?.items.find(({ eligible, engineer }) => eligible && engineer.id !== ticket.engineer?.id)?.engineer.id;

  // The best is chosen as soon as it is known, unless somebody chose already.
  useEffect(() => {
    if (!alone && best !== undefined && form.getFieldValue('engineerId') === undefined) form.setFieldValue('engineerId', best);
  }, [alone, best, form]);
  useEffect(() => {
    if (at === null || settings === undefined || form.isFieldTouched('planned')) return;
    const end = new Date(Date.parse(at) + settings.visitMinutes * minute).toISOString();
    form.setFieldValue('planned', [instantToWallClock(at, timeZone), instantToWallClock(end, timeZone)]);
  }, [at, settings, form, timeZone]);

  return (
    <>
      <div className={styles.sentTicket}>
        <b>{ticket.problem}</b>
        {ticket.engineer ? <span className={styles.hint}>{words.assignment.replaces(ticket.engineer.name)}</span> : null}
      </div>
      {alone ? (
        <>
          <Form.Item name="engineerId" initialValue={given} hidden><Input /></Form.Item>
          <Chosen engineerId={given} name={engineers.data?.find(({ id }) => id === given)?.name} item={recommendations.data?.items.find(({ engineer }) => engineer.id === given)} />
        </>
      ) : (
        <Form.Item name="engineerId" label={words.assignment.engineer} rules={[{ required: true, message: words.assignment.engineerRequired }]}>
          <EngineerChoice query={offered} wishedId={undefined} currentId={ticket.engineer?.id} />
        </Form.Item>
      )}
      <Form.Item
        name="planned"
        label={words.general.optional(words.assignment.plan)}
        extra={words.assignment.planHint}
        rules={[{ validator: (_rule, value: [Dayjs, Dayjs] | null | undefined) => (!value || value[1].isAfter(value[0]) ? Promise.resolve() : Promise.reject(new Error(words.assignment.planOrder))) }]}
      >
        <DatePicker.RangePicker onKeyDown={enterChoosesOnly} showTime={{ format: 'HH:mm', minuteStep: 15 }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="assistantIds" label={words.general.optional(words.assignment.assistants)}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} placeholder={words.assignment.assistantsPlaceholder} options={(engineers.data ?? []).filter(({ id }) => id !== chosen).map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="note" label={words.general.optional(words.assignment.note)} rules={[{ max: 500 }]} style={{ marginBottom: 0 }}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} placeholder={words.assignment.notePlaceholder} />
      </Form.Item>
    </>
  );
}

/** Who was pointed at, with the match and its reasons; what speaks against it comes first. */
function Chosen({ engineerId, name, item }: { engineerId: number; name: string | undefined; item: Recommendation | undefined }) {
  const words = useWords();
  return (
    <div className={styles.sentEngineer} data-testid="chosen-engineer" data-engineer={engineerId}>
      <div className={styles.cardTop}>
        <b>{item?.engineer.name ?? name ?? words.general.loading}</b>
        {item ? <EngineerStatusMark status={item.engineer.status} /> : null}
        {item ? <span className={styles.percent}>{words.recommendation.percent(Math.round(item.percent))}</span> : null}
      </div>
      {item ? (
        <>
          <div className={styles.hint}>{travelOf(item, words)}</div>
          {item.obstacles.length > 0 ? <Alert type="warning" showIcon style={{ margin: '8px 0' }} title={words.assignment.obstacles} description={item.obstacles.map((obstacle) => words.dispatchObstacles[obstacle]).join(words.general.listSeparator)} /> : null}
          <details className={styles.whyDetails}>
            <summary>{words.dispatch.why}</summary>
            <ScoreBreakdown parts={item.parts} />
          </details>
        </>
      ) : null}
    </div>
  );
}
