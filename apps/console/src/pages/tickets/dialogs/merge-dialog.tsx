import type { TicketSummary } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import { call } from '../../../api/call';
import { placeOf, spokenNumber } from '../../../components/format';
import { ProblemNotice } from '../../../components/problem-notice';
import { TicketStateMark } from '../../../components/state-marks';
import { TimeText } from '../../../components/time-text';
import { useSettled } from '../../../components/use-delayed';
import { useWords } from '../../../i18n';
import { ActionDialog, type DialogProps } from './action-dialog';
import styles from './merge-dialog.module.css';

interface MergeForm {
  intoNumber: string;
  note?: string;
}

export function MergeDialog(props: DialogProps) {
  const words = useWords();
  const { ticket, open } = props;
  const [form] = Form.useForm<MergeForm>();
  return (
    <ActionDialog
      {...props}
      form={form}
      width={600}
      title={words.ticketDialogs.mergeTitle(spokenNumber(ticket.number))}
      hint={words.ticketDialogs.mergeHint}
      submitText={words.ticketDialogs.mergeSubmit}
      send={({ intoNumber, note }) => call('POST /tickets/:id/merge', { params: { id: ticket.id }, body: { intoNumber, ...(note?.trim() ? { note: note.trim() } : {}) } })}
      doneText={({ mergedInto }) => words.ticketDialogs.mergeDone(spokenNumber(mergedInto?.number ?? ''))}
    >
      <Form.Item name="intoNumber" label={words.ticketDialogs.mergeInto} rules={[{ required: true, message: words.ticketDialogs.mergeRequired }]}>
        <TargetChoice ticket={ticket} enabled={open} />
      </Form.Item>
      <Form.Item name="note" label={words.general.optional(words.ticketDialogs.note)} rules={[{ max: 500 }]}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
    </ActionDialog>
  );
}

/** Open tickets of the same asset first, as duplicates usually are; anything else by search. */
function TargetChoice({ ticket, enabled, value, onChange }: { ticket: DialogProps['ticket']; enabled: boolean; value?: string; onChange?: (number: string) => void }) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const assetId = ticket.asset?.id;
  const query = useQuery({
    queryKey: ['tickets', 'merge-targets', ticket.id, search],
    queryFn: () => call('GET /tickets', { query: { state: 'open', limit: 8, ...(search ? { search } : assetId ? { assetId } : {}) } }),
    enabled,
  });
  const targets = (query.data?.items ?? []).filter(({ id }) => id !== ticket.id);
  return (
    <div>
      <Input.Search value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={words.ticketDialogs.mergePlaceholder} aria-label={words.ticketDialogs.mergePlaceholder} loading={query.isFetching} allowClear />
      <div className={styles.targets}>
        {!search && assetId && targets.length > 0 ? <div className={styles.heading}>{words.ticketDialogs.mergeSame}</div> : null}
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
        {query.isPending ? <Skeleton active title={false} paragraph={{ rows: 3 }} /> : null}
        {query.data && targets.length === 0 ? <div className={styles.heading}>{words.ticketDialogs.mergeNothing}</div> : null}
        <Radio.Group value={value ?? null} onChange={({ target }) => onChange?.(target.value as string)} className={styles.group ?? ''}>
          {targets.map((target) => (
            <Radio key={target.id} value={target.number} className={styles.target ?? ''}>
              <Target ticket={target} />
            </Radio>
          ))}
        </Radio.Group>
      </div>
    </div>
  );
}

function Target({ ticket }: { ticket: TicketSummary }) {
  const words = useWords();
  return (
    <span className={styles.text}>
      <span className={styles.top}>
        <b>{spokenNumber(ticket.number)}</b> {ticket.problem} <TicketStateMark state={ticket.state} />
      </span>
      <span className={styles.detail}>
        {[ticket.asset?.name, placeOf(ticket, words)].filter(Boolean).join(' · ')} · <TimeText at={ticket.submittedAt} />
      </span>
    </span>
  );
}
