import { CheckCircleOutlined, DownOutlined, MinusCircleOutlined, StopOutlined, ToolOutlined, UpOutlined, WarningFilled } from '@ant-design/icons';
import type { VisitView } from '@scanfix/shared-types';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useFormat } from '../../../components/format';
import { Mark } from '../../../components/mark';
import { ScoreBreakdown } from '../../../components/score-breakdown';
import { useWords, type Words } from '../../../i18n';
import { CheckInFacts } from './check-in-facts';
import { Assistants } from './assistants';
import { MarkFalse } from './mark-false';
import { PlannedTime } from './planned-time';
import { SignatureFacts } from './signature-facts';
import styles from './visits.module.css';
import { WorkRecord } from './work-record';

/** One trip: who, when each step was, where it was checked in, what was done, who signed. */
export function VisitCard({ visit, opened }: { visit: VisitView; opened: boolean }) {
  const words = useWords();
  const format = useFormat();
  const [open, setOpen] = useState(opened);
  return (
    <section className={styles.card} data-visit={visit.id} data-testid="visit">
      <button type="button" className={styles.head} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className={styles.name}>{visit.engineer.name}</span>
        <Outcome visit={visit} />
        {visit.falselyCompleted ? <Mark tone="danger" icon={<WarningFilled />} strong>{words.visits.falselyCompleted}</Mark> : null}
        {visit.outcome === 'completed' && !visit.credited ? <Mark tone="warning" icon={<StopOutlined />}>{words.visits.notCredited}</Mark> : null}
        <span className={styles.when}>{format.clockTime(visit.assignedAt)} {open ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />}</span>
      </button>
      {open ? (
        <div className={styles.body}>
          <Steps visit={visit} />
          <div className={styles.line}>
            <span className={styles.method}>{words.assignmentMethods[visit.method]}</span>
            {visit.recommendation ? (
              <Popover trigger="click" title={words.recommendation.whyTitle(visit.engineer.name)} content={<ScoreBreakdown parts={visit.recommendation} />}>
                <Button type="link" size="small" style={{ padding: 0 }}>{words.recommendation.why}</Button>
              </Popover>
            ) : null}
            <Minutes visit={visit} />
          </div>
          {visit.outcomeReason ? <div className={styles.reason}>{words.ticketPage.withReason(outcomeReason(visit, words))}</div> : null}
          <PlannedTime visit={visit} />
          <Assistants visit={visit} />
          {visit.checkIn || visit.stage === 'in_progress' ? <CheckInFacts checkIn={visit.checkIn} /> : null}
          {visit.workLog ? <WorkRecord log={visit.workLog} /> : null}
          {visit.outcome === 'completed' || visit.signature ? <SignatureFacts signature={visit.signature} /> : null}
          <MarkFalse visit={visit} />
        </div>
      ) : null}
    </section>
  );
}

function Outcome({ visit: { stage, outcome } }: { visit: VisitView }) {
  const words = useWords();
  if (outcome === null) return <Mark tone="brand" icon={<ToolOutlined />}>{words.visitStages[stage]}</Mark>;
  if (outcome === 'completed') return <Mark tone="success" icon={<CheckCircleOutlined />}>{words.visitOutcomes[outcome]}</Mark>;
  return <Mark tone="neutral" icon={<MinusCircleOutlined />}>{words.visitOutcomes[outcome]}</Mark>;
}

function Steps({ visit }: { visit: VisitView }) {
  const words = useWords();
  const format = useFormat();
  const steps: [string, string | null][] = [
    [words.visits.steps.assigned, visit.assignedAt],
    [words.visits.steps.accepted, visit.acceptedAt],
    [words.visits.steps.departed, visit.departedAt],
    [words.visits.steps.checkedIn, visit.checkedInAt],
    [words.visits.steps.finished, visit.finishedAt],
  ];
  return (
    <ol className={styles.steps}>
      {steps.map(([label, at]) => (
        <li key={label} className={`${styles.step} ${at ? styles.stepDone : ''}`}>
          {label}
          <span className={styles.stepTime}>{at ? <time dateTime={at} title={format.exact(at)}>{format.clockTime(at)}</time> : visit.stage === 'ended' ? '–' : words.visits.notYet}</span>
        </li>
      ))}
    </ol>
  );
}

function Minutes({ visit: { travelMinutes, labourMinutes } }: { visit: VisitView }) {
  const words = useWords();
  const format = useFormat();
  const duration = (minutes: number): string => (minutes < 1 ? words.visits.underAMinute : format.duration(minutes * 60_000));
  return (
    <>
      {travelMinutes === null ? null : <span><span className={styles.label}>{words.visits.travel}</span> {duration(travelMinutes)}</span>}
      {labourMinutes === null ? null : <span><span className={styles.label}>{words.visits.labour}</span> {duration(labourMinutes)}</span>}
    </>
  );
}

/** A listed reason, or what the engineer wrote. */
function outcomeReason({ outcome, outcomeReason: reason }: VisitView, words: Words): string {
  const lists: Partial<Record<NonNullable<VisitView['outcome']>, Record<string, string>>> = {
    declined: words.declineReasons,
    unanswered: words.declineReasons,
    'cannot-complete': words.cannotCompleteReasons,
    cancelled: words.cancelReasons,
    completed: words.unsignedReasons,
  };
  return (outcome && lists[outcome]?.[reason ?? '']) ?? reason ?? '';
}
