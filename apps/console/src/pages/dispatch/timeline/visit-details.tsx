import { SendOutlined, WarningFilled } from '@ant-design/icons';
import type { TimelineVisit } from '@scanfix/shared-types';
import { Button, DatePicker } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { Link } from 'react-router';
import { enterChoosesOnly } from '../../../components/enter-chooses-only';
import { spokenNumber, useFormat } from '../../../components/format';
import { Mark } from '../../../components/mark';
import { instantToWallClock, wallClockToInstant } from '../../../components/zone';
import { useWords } from '../../../i18n';
import { isPlanOpen, type Span } from './lay-out-day';
import styles from './timeline.module.css';

interface VisitDetailsProps {
  visit: TimelineVisit;
  engineerName: string;
  onPlan: ((span: Span) => void) | undefined;
  onReassign: (() => void) | undefined;
}

/** Everything that dragging does, without dragging; and what the bar has no room for. */
export function VisitDetails({ visit, engineerName, onPlan, onReassign }: VisitDetailsProps) {
  const words = useWords();
  const format = useFormat();
  const before: [Dayjs, Dayjs] = [instantToWallClock(visit.from, format.timeZone), instantToWallClock(visit.to, format.timeZone)];
  const [planned, setPlanned] = useState(before);
  const open = isPlanOpen(visit);
  const span: Span = { from: Date.parse(wallClockToInstant(planned[0], format.timeZone)), to: Date.parse(wallClockToInstant(planned[1], format.timeZone)) };
  // What is not planned yet begins at some second; the picker knows minutes.
  const changed = !planned[0].isSame(before[0]) || !planned[1].isSame(before[1]);
  return (
    <div className={styles.details} data-testid="visit-details">
      <div><b>{visit.problem}</b>{visit.deviceName ? ` · ${visit.deviceName}` : null}</div>
      {visit.place ? <div className={styles.quiet}>{words.general.placePath(visit.place)}</div> : null}
      <div className={styles.quiet}>{engineerName} · {words.visitStages[visit.stage]}{visit.outcome ? ` · ${words.visitOutcomes[visit.outcome]}` : null} · {words.assignmentMethods[visit.method]}</div>
      {visit.conflicts.map((conflict) => <div key={conflict}><Mark tone="danger" icon={<WarningFilled />}>{words.schedule.conflicts[conflict]}</Mark></div>)}
      {open && onPlan ? (
        <div className={styles.plan}>
          <DatePicker.RangePicker
            size="small"
            aria-label={words.schedule.planned}
            value={planned}
            allowClear={false}
            needConfirm={false}
            // With each step already, so that the button beside it is awake before the picker is left.
            onCalendarChange={(value) => value?.[0] && value[1] && setPlanned([value[0], value[1]])}
            onKeyDown={enterChoosesOnly}
            showTime={{ format: 'HH:mm', minuteStep: 15 }}
            format="MM-DD HH:mm"
          />
          <Button size="small" type="primary" disabled={!changed || span.to <= span.from} onClick={() => onPlan(span)}>{words.schedule.savePlan}</Button>
        </div>
      ) : (
        <div className={styles.quiet}>{format.clockTime(visit.from)} – {format.clockTime(visit.to)}{visit.outcome === null && onPlan ? ` · ${words.schedule.fixed}` : null}</div>
      )}
      <div className={styles.detailsFoot}>
        <Link to={`/tickets/${visit.ticketId}`}>{words.dispatch.openTicket} {spokenNumber(visit.ticketNumber)}</Link>
        {onReassign && visit.outcome === null && visit.stage !== 'in_progress' ? <Button size="small" icon={<SendOutlined />} onClick={onReassign}>{words.dispatch.reassign}</Button> : null}
      </div>
    </div>
  );
}
