import { callResults, type AnswerFollowUpRequest, type CallResult, type FollowUpAnswer, type FollowUpSummary, type RecordCallRequest } from '@scanfix/shared-types';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, DatePicker, Form, Input, Modal, Radio, Rate } from 'antd';
import type { Dayjs } from 'dayjs';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { keys } from '../../api/keys';
import { isProblem } from '../../api/problem';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { spokenNumber, useFormat } from '../../components/format';
import { ProblemNotice, useProblemMessage } from '../../components/problem-notice';
import { RevealPhone } from '../../components/reveal-phone';
import { wallClockToInstant } from '../../components/zone';
import { useWords } from '../../i18n';
import { CallHistory } from './call-history';
import styles from './follow-ups.module.css';

interface CallForm {
  result: CallResult;
  fixed?: boolean;
  csat?: number;
  nps?: number;
  comment?: string;
  note?: string;
  nextCallAt?: Dayjs | null;
}

/** The script beside the form: what to say, whom to call, and what came of it. */
export function RecordCallDialog({ followUp, onClose }: { followUp: FollowUpSummary | null; onClose: () => void }) {
  const words = useWords();
  const { timeZone } = useFormat();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const client = useQueryClient();
  const intent = useIntent();
  const [form] = Form.useForm<CallForm>();
  const lowScore = useFollowUpSettings(followUp !== null).data?.lowScore ?? 0;
  const renew = (): void => {
    void client.invalidateQueries({ queryKey: keys.followUps });
    if (followUp) void client.invalidateQueries({ queryKey: keys.ticket(followUp.ticketId) });
    void client.invalidateQueries({ queryKey: keys.ticketCounts });
  };
  const { submit, pending, error, reset } = useFormSubmit(form, {
    names: { 'answer.csat': 'csat', 'answer.nps': 'nps', 'answer.fixed': 'fixed', 'answer.comment': 'comment' },
    send: (values: CallForm) => {
      const body = requestOf(values, timeZone);
      return call('POST /follow-ups/:id/calls', { params: { id: followUp?.id ?? 0 }, body, idempotencyKey: intent.keyFor(body) });
    },
    done: ({ answer }) => {
      intent.done();
      renew();
      onClose();
      void message.success(answer && leadsToRework(answer, lowScore) ? words.followUps.savedRework : words.followUps.saved);
    },
    refused: (refusal) => {
      if (!isProblem(refusal, 'follow-up-answered', 'action-not-allowed')) return;
      renew();
      onClose();
      void message.warning(wordFor(refusal), 6);
    },
  });
  return (
    <Modal
      open={followUp !== null}
      width={900}
      title={followUp ? words.followUps.recordTitle(spokenNumber(followUp.ticketNumber)) : ''}
      okText={words.general.save}
      okButtonProps={{ loading: pending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={reset}
      destroyOnHidden
    >
      {followUp ? (
        <div className={styles.beside}>
          <Beside followUp={followUp} />
          <DialogForm form={form} onFinish={submit}>
            <ProblemNotice error={error} />
            <CallFields askNps={followUp.askNps} lowScore={lowScore} />
          </DialogForm>
        </div>
      ) : null}
    </Modal>
  );
}

function Beside({ followUp }: { followUp: FollowUpSummary }) {
  const words = useWords();
  const format = useFormat();
  const settings = useFollowUpSettings(true);
  return (
    <div>
      <div className={styles.block}>
        <b>{followUp.contactName || words.ticketList.anonymous}</b> <RevealPhone ticketId={followUp.ticketId} masked={followUp.contactPhone} />
        <div className={styles.quiet}>{[followUp.deviceName, followUp.problem, followUp.engineerName].filter(Boolean).join(' · ')}</div>
        <div className={styles.quiet}>{words.visits.completedAt} {format.clockTime(followUp.completedAt)} · {words.followUps.closesAt(format.clockTime(followUp.closesAt))}</div>
      </div>
      <h3 className={styles.heading}>{words.followUps.script}</h3>
      <div className={`${styles.script} ${styles.block}`} data-testid="script">{settings.data?.script.trim() || words.followUps.noScript}</div>
      <h3 className={styles.heading}>{words.followUps.earlierCalls}</h3>
      <CallHistory calls={followUp.calls} />
    </div>
  );
}

function CallFields({ askNps, lowScore }: { askNps: boolean; lowScore: number }) {
  const words = useWords();
  const { timeZone } = useFormat();
  const form = Form.useFormInstance<CallForm>();
  const result = Form.useWatch('result', form);
  const fixed = Form.useWatch('fixed', form);
  const csat = Form.useWatch('csat', form);
  const again = result === 'call-later' || result === 'no-answer';
  return (
    <>
      <Form.Item name="result" label={words.followUps.result} rules={[{ required: true, message: words.followUps.resultRequired }]}>
        <Radio.Group vertical options={callResults.map((value) => ({ value, label: words.callResults[value] }))} />
      </Form.Item>
      {result === 'answered' ? (
        <>
          <Form.Item name="fixed" label={words.followUps.fixed} rules={[{ required: true, message: words.followUps.fixedRequired }]}>
            <Radio.Group optionType="button" buttonStyle="solid" options={[{ value: true, label: words.followUps.fixedYes }, { value: false, label: words.followUps.fixedNo }]} />
          </Form.Item>
          <Form.Item name="csat" label={words.general.optional(words.followUps.csat)}>
            <Rate tooltips={words.followUps.csatLevels} aria-label={words.followUps.csat} />
          </Form.Item>
          {fixed !== undefined && leadsToRework({ fixed, csat: csat ?? null }, lowScore) ? <Alert type="warning" showIcon title={words.followUps.willRework} style={{ marginBottom: 16 }} /> : null}
          {askNps ? (
            <Form.Item name="nps" label={words.general.optional(words.followUps.nps)} extra={<span className={styles.ends}>{words.followUps.npsHint.map((end) => <span key={end}>{end}</span>)}</span>}>
              <Radio.Group optionType="button" buttonStyle="solid" size="small" className={styles.scale ?? ''} options={Array.from({ length: 11 }, (_unused, value) => ({ value, label: String(value) }))} />
            </Form.Item>
          ) : null}
          <Form.Item name="comment" label={words.general.optional(words.followUps.comment)} rules={[{ max: 1000 }]}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
          </Form.Item>
        </>
      ) : null}
      {again ? (
        <Form.Item
          name="nextCallAt"
          label={result === 'call-later' ? words.followUps.nextCallAt : words.general.optional(words.followUps.nextCallAt)}
          rules={[
            { required: result === 'call-later', message: words.followUps.nextCallRequired },
            { validator: (_rule, at: Dayjs | null | undefined) => (at && Date.parse(wallClockToInstant(at, timeZone)) <= Date.now() ? Promise.reject(new Error(words.followUps.nextCallPast)) : Promise.resolve()) },
          ]}
        >
          <DatePicker showTime={{ format: 'HH:mm', minuteStep: 15 }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
        </Form.Item>
      ) : null}
      <Form.Item name="note" label={words.general.optional(words.followUps.note)} rules={[{ max: 500 }]} style={{ marginBottom: 0 }}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
    </>
  );
}

function useFollowUpSettings(enabled: boolean) {
  return useQuery({ queryKey: keys.followUpSettings, queryFn: () => call('GET /follow-ups/settings'), staleTime: 60_000, enabled });
}

/** Not fixed, or scored as low as the organization takes for not fixed. */
function leadsToRework({ fixed, csat }: Pick<FollowUpAnswer, 'fixed' | 'csat'>, lowScore: number): boolean {
  return !fixed || (csat !== null && csat <= lowScore);
}

function requestOf({ result, fixed, csat, nps, comment, note, nextCallAt }: CallForm, timeZone: string): RecordCallRequest {
  const answer: AnswerFollowUpRequest = { fixed: fixed === true, ...(csat ? { csat } : {}), ...(nps === undefined ? {} : { nps }), ...(comment?.trim() ? { comment: comment.trim() } : {}) };
  return {
    result,
    ...(result === 'answered' ? { answer } : {}),
    ...(note?.trim() ? { note: note.trim() } : {}),
    ...(nextCallAt ? { nextCallAt: wallClockToInstant(nextCallAt, timeZone) } : {}),
  };
}
