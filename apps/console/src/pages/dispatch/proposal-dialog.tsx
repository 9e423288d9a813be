import { CheckCircleOutlined, ReloadOutlined, WarningOutlined } from '@ant-design/icons';
import type { AssignmentProposal, ProposalItem } from '@scanfix/shared-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Popover, Skeleton, Table } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { keys } from '../../api/keys';
import { isProblem } from '../../api/problem';
import { distanceText, spokenNumber } from '../../components/format';
import { Mark } from '../../components/mark';
import { ProblemNotice } from '../../components/problem-notice';
import { ScoreBreakdown } from '../../components/score-breakdown';
import { useWords, type Words } from '../../i18n';
import styles from './proposal-dialog.module.css';

/** All waiting tickets at once: what it would bring, which of it is wanted, and what became of each. */
export function ProposalDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const intent = useIntent();
  const [chosen, setChosen] = useState<number[]>([]);
  const compute = useMutation({
    mutationFn: () => call('POST /dispatch/proposals', { body: {} }),
    onSuccess: (computed) => setChosen(assignable(computed).map(({ ticketId }) => ticketId)),
  });
  const proposal = compute.data;
  const apply = useMutation({
    mutationFn: (id: number) => {
      const body = { ticketIds: chosen };
      return call('POST /dispatch/proposals/:id/apply', { params: { id }, body, idempotencyKey: intent.keyFor([id, body]) });
    },
    onSuccess: (applied) => {
      intent.done();
      void client.invalidateQueries({ queryKey: keys.dispatch });
      void client.invalidateQueries({ queryKey: keys.tickets });
      const count = (result: ProposalItem['applied']): number => applied.items.filter((item) => item.applied === result).length;
      void message.success(words.proposal.applied(count('assigned'), count('changed-meanwhile')));
    },
  });
  const { mutate: start, reset: forgetProposal } = compute;
  const { reset: forgetResult } = apply;
  useEffect(() => {
    if (!open) return;
    forgetResult();
    start();
  }, [open, start, forgetResult]);

  const result = apply.data;
  const again = (): void => {
    forgetResult();
    forgetProposal();
    start();
  };
  const stale = isProblem(apply.error, 'proposal-stale') || proposal?.status === 'stale';
  return (
    <Modal
      open={open}
      title={words.proposal.title}
      width={860}
      onCancel={onClose}
      footer={
        result ? (
          <Button type="primary" onClick={onClose}>{words.proposal.close}</Button>
        ) : (
          <>
            <Button icon={<ReloadOutlined />} disabled={compute.isPending || apply.isPending} onClick={again}>{words.proposal.again}</Button>
            <Button onClick={onClose}>{words.general.cancel}</Button>
            <Button type="primary" disabled={!proposal || chosen.length === 0 || stale} loading={apply.isPending} onClick={() => proposal && apply.mutate(proposal.id)} data-testid="apply-proposal">
              {words.proposal.apply(chosen.length)}
            </Button>
          </>
        )
      }
      destroyOnHidden
    >
      <ProblemNotice error={compute.error ?? (stale ? null : apply.error)} onRetry={again} />
      {stale ? <ProblemNotice error={apply.error} action={<Button size="small" onClick={again}>{words.proposal.again}</Button>} /> : null}
      {compute.isPending ? <div aria-busy="true"><p className={styles.hint}>{words.proposal.computing}</p><Skeleton active paragraph={{ rows: 6 }} /></div> : null}
      {proposal && proposal.items.length === 0 ? <p className={styles.hint}>{words.proposal.nothing}</p> : null}
      {proposal && proposal.items.length > 0 ? (
        <>
          <Gain proposal={proposal} words={words} />
          <Items proposal={result ?? proposal} applied={result !== undefined} chosen={chosen} onChosen={setChosen} words={words} />
        </>
      ) : null}
    </Modal>
  );
}

function assignable(proposal: AssignmentProposal): ProposalItem[] {
  return proposal.items.filter(({ engineer }) => engineer !== null);
}

/** The same tickets given out one after the other, and this: the difference is why one would apply it. */
function Gain({ proposal, words }: { proposal: AssignmentProposal; words: Words }) {
  const { proposal: text } = words;
  const { nearestFirst } = proposal;
  const rows = [
    { key: 'assigned', title: text.figures.assigned, mine: text.tickets(proposal.assigned), other: text.tickets(nearestFirst.assigned), gain: proposal.assigned - nearestFirst.assigned },
    { key: 'travel', title: text.figures.travel, mine: text.minutes(Math.round(proposal.travelMinutes)), other: text.minutes(Math.round(nearestFirst.travelMinutes)), gain: Math.round(nearestFirst.travelMinutes - proposal.travelMinutes) },
    { key: 'percent', title: text.figures.percent, mine: words.recommendation.percent(Math.round(proposal.averagePercent)), other: words.recommendation.percent(Math.round(nearestFirst.averagePercent)), gain: Math.round(proposal.averagePercent - nearestFirst.averagePercent) },
  ] as const;
  return (
    <section className={styles.gain} data-testid="proposal-gain">
      <p className={styles.summary}>{text.summary(proposal.assigned, proposal.items.length)}</p>
      <div className={styles.figures}>
        {rows.map(({ key, title, mine, other, gain }) => (
          <div key={key} className={styles.figure}>
            <div className={styles.hint}>{title}</div>
            <div className={styles.value}>{mine}</div>
            <div className={styles.hint}>{text.nearestFirst} {other}</div>
            <div className={gain > 0 ? styles.better : gain < 0 ? styles.worse : styles.hint}>{gain > 0 ? text.better[key](gain) : gain < 0 ? text.worse[key](-gain) : text.same}</div>
          </div>
        ))}
      </div>
      <p className={styles.hint}>{text.explanation}</p>
    </section>
  );
}

function Items({ proposal, applied, chosen, onChosen, words }: { proposal: AssignmentProposal; applied: boolean; chosen: number[]; onChosen: (ids: number[]) => void; words: Words }) {
  const { columns } = words.proposal;
  return (
    <Table<ProposalItem>
      rowKey="ticketId"
      size="small"
      pagination={false}
      dataSource={proposal.items}
      scroll={{ y: 320 }}
      virtual={proposal.items.length > 100}
      data-testid="proposal-items"
      {...(applied ? {} : { rowSelection: { selectedRowKeys: chosen, onChange: (ids) => onChosen(ids.map(Number)), getCheckboxProps: ({ engineer, ticketNumber }) => ({ disabled: engineer === null, name: ticketNumber }), columnWidth: 44 } })}
      columns={[
        { key: 'ticket', title: columns.ticket, render: (_value, item) => <><span className={styles.number}>{spokenNumber(item.ticketNumber)}</span> {item.problem}</> },
        { key: 'engineer', title: columns.engineer, width: 170, render: (_value, { engineer, obstacle }) => engineer?.name ?? <span className={styles.hint}>{obstacle ? words.proposal.obstacles[obstacle] : ''}</span> },
        {
          key: 'match',
          title: columns.match,
          width: 130,
          render: (_value, { percent, parts, engineer }) =>
            percent === null || !engineer ? null : (
              <>
                {words.recommendation.percent(Math.round(percent))}
                <Popover trigger="click" placement="left" title={words.recommendation.whyTitle(engineer.name)} content={<div className={styles.why}><ScoreBreakdown parts={parts} /></div>}>
                  <Button type="link" size="small">{words.dispatch.why}</Button>
                </Popover>
              </>
            ),
        },
        { key: 'travel', title: columns.travel, width: 140, render: (_value, { travelMinutes, distanceMeters }) => [distanceMeters === null ? null : distanceText(distanceMeters, words), travelMinutes === null ? null : words.proposal.minutes(Math.round(travelMinutes))].filter(Boolean).join(' · ') },
        ...(applied ? [{ key: 'result', title: columns.result, width: 170, render: (_value: unknown, item: ProposalItem) => <Result item={item} words={words} /> }] : []),
      ]}
    />
  );
}

function Result({ item, words }: { item: ProposalItem; words: Words }) {
  if (item.applied === 'assigned') return <Mark tone="success" icon={<CheckCircleOutlined />}>{words.proposal.results.assigned}</Mark>;
  if (item.applied === 'changed-meanwhile') return <Mark tone="warning" icon={<WarningOutlined />}>{words.proposal.results['changed-meanwhile']}</Mark>;
  return <span className={styles.hint}>{item.engineer ? words.proposal.notChosen : null}</span>;
}
