import { LeftOutlined, RightOutlined, WarningFilled } from '@ant-design/icons';
import type { CalendarDate, DispatchTimeline, EngineerSummary, TimelineVisit } from '@scanfix/shared-types';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { SkeletonRows } from '../../../components/data-list';
import { useFormat } from '../../../components/format';
import { Mark } from '../../../components/mark';
import { ProblemNotice } from '../../../components/problem-notice';
import { useLatestCallback } from '../../../components/use-latest-callback';
import { useNow } from '../../../components/use-now';
import { endOfDay, instantToWallClock, startOfDay } from '../../../components/zone';
import { useWords } from '../../../i18n';
import panelStyles from '../dispatch.module.css';
import type { Sending } from '../send-dialog';
import { useTimeline } from '../use-dispatch';
import { hoursOf, shownSpan, spanOf, type Span } from './lay-out-day';
import { rowHeight, TimelineRow } from './timeline-row';
import styles from './timeline.module.css';
import { useBarDrag } from './use-bar-drag';
import { usePlanVisit } from './use-plan-visit';
import { useVisibleRows } from './use-visible-rows';
import { VisitDetails } from './visit-details';

interface TimelineProps {
  /** Undefined while they are loaded; already filtered. */
  engineers: EngineerSummary[] | undefined;
  /** Undefined for who may only look. */
  onSend: ((sending: Sending) => void) | undefined;
}

const nothing: never[] = [];

/** Who goes where when, for one day. */
export const Timeline = memo(function Timeline({ engineers, onSend }: TimelineProps) {
  const words = useWords();
  const { timeZone } = useFormat();
  const now = useNow(30_000);
  const today = instantToWallClock(new Date(now).toISOString(), timeZone).format('YYYY-MM-DD');
  const [chosen, setChosen] = useState<CalendarDate | null>(null);
  const day = chosen ?? today;
  const [from, to] = [startOfDay(day, timeZone), endOfDay(day, timeZone)];
  const query = useTimeline(from, to);
  const move = (days: number): void => setChosen(dayjs(day).add(days, 'day').format('YYYY-MM-DD'));
  const conflicts = query.data?.visits.filter((visit) => visit.conflicts.length > 0).length ?? 0;
  return (
    <section className={panelStyles.panel} aria-label={words.schedule.title} data-testid="dispatch-timeline">
      <div className={styles.head}>
        <h2 className={styles.title}>{words.schedule.title}</h2>
        <Button size="small" icon={<LeftOutlined />} aria-label={words.schedule.previous} onClick={() => move(-1)} />
        <DatePicker size="small" value={dayjs(day)} allowClear={false} aria-label={words.schedule.day} onChange={(picked) => picked && setChosen(picked.format('YYYY-MM-DD'))} />
        <Button size="small" icon={<RightOutlined />} aria-label={words.schedule.next} onClick={() => move(1)} />
        {day === today ? null : <Button size="small" onClick={() => setChosen(null)}>{words.schedule.today}</Button>}
        {conflicts > 0 ? <Mark tone="danger" icon={<WarningFilled />}>{words.schedule.conflictCount(conflicts)}</Mark> : null}
        <span className={styles.hint}>{query.data?.visits.length === 0 ? words.schedule.empty : onSend ? words.schedule.dragHint : null}</span>
      </div>
      {query.error && !query.data ? <div className={panelStyles.note}><ProblemNotice error={query.error} onRetry={() => void query.refetch()} /></div> : !query.data || !engineers ? <SkeletonRows count={4} /> : <Day key={query.data.from} timeline={query.data} engineers={engineers} now={now} onSend={onSend} />}
    </section>
  );
});

function Day({ timeline, engineers, now, onSend }: { timeline: DispatchTimeline; engineers: EngineerSummary[]; now: number; onSend: TimelineProps['onSend'] }) {
  const words = useWords();
  const format = useFormat();
  const [openId, setOpenId] = useState<number | null>(null);
  const { plan, planned } = usePlanVisit();
  const computed = shownSpan(timeline, now);
  const span = useMemo<Span>(() => ({ from: computed.from, to: computed.to }), [computed.from, computed.to]);
  const of = useMemo(() => ({ visits: byEngineer(timeline.visits), shifts: byEngineer(timeline.shifts), absences: byEngineer(timeline.absences) }), [timeline]);
  const names = useMemo(() => new Map(engineers.map(({ id, name }) => [id, name])), [engineers]);
  const rows = useMemo(() => [...engineers].sort((a, b) => a.name.localeCompare(b.name, 'zh')), [engineers]);
  const reassign = (visit: TimelineVisit, engineerId: number | null, at: string | null): void =>
    onSend?.({
      ticket: { id: visit.ticketId, number: visit.ticketNumber, problem: visit.problem, visitId: visit.visitId, engineer: { id: visit.engineerId, name: names.get(visit.engineerId) ?? '' } },
      engineerIds: engineerId === null ? [] : [engineerId],
      at,
    });
  const bars = useBarDrag(span, ({ visit, span: put, engineerId }) => {
    if (engineerId !== null && engineerId !== visit.engineerId) reassign(visit, engineerId, new Date(put.from).toISOString());
    else if (put.from !== spanOf(visit).from || put.to !== spanOf(visit).to) plan({ visit, span: put });
  });
  const begin = useLatestCallback(bars.begin);
  const moved = bars.drag ?? planned;
  const isToday = now > span.from && now < span.to;
  const scroll = useScrollToNow(isToday ? (now - span.from) / (span.to - span.from) : 0);
  const heights = useMemo(() => rows.map(({ id }) => rowHeight(of.visits.get(id) ?? nothing)), [rows, of]);
  const { from, to, above, below, onScroll } = useVisibleRows(scroll, heights);
  const details = (visit: TimelineVisit) => (
    <VisitDetails
      key={`${visit.from}${visit.to}`}
      visit={visit}
      engineerName={names.get(visit.engineerId) ?? ''}
      onPlan={onSend ? (put) => { setOpenId(null); plan({ visit, span: put }); } : undefined}
      onReassign={onSend ? () => { setOpenId(null); reassign(visit, null, null); } : undefined}
    />
  );
  return (
    <div ref={scroll} className={styles.scroll} onScroll={onScroll} role="table" aria-label={words.schedule.title}>
      <div className={styles.sheet} style={{ minWidth: 152 + hoursOf(span).length * 56 }}>
        <div className={styles.ruler} role="row">
          <div className={styles.corner} role="columnheader">{words.schedule.engineer}</div>
          <div className={styles.hours}>
            {hoursOf(span).map((hour) => <span key={hour} className={styles.hour} role="columnheader">{format.clockTime(new Date(hour).toISOString(), hour)}</span>)}
            {isToday ? <span className={styles.nowMark} style={{ left: `${(100 * (now - span.from)) / (span.to - span.from)}%` }}>{words.schedule.now}</span> : null}
          </div>
        </div>
        <div className={styles.lines} aria-hidden>
          {hoursOf(span).map((hour) => <span key={hour} className={styles.hourLine} />)}
          {isToday ? <span className={styles.nowLine} style={{ left: `${(100 * (now - span.from)) / (span.to - span.from)}%` }} /> : null}
        </div>
        <div style={{ height: above }} />
        {rows.slice(from, to).map((engineer) => (
          <TimelineRow
            key={engineer.id}
            engineer={engineer}
            visits={of.visits.get(engineer.id) ?? nothing}
            shifts={of.shifts.get(engineer.id) ?? nothing}
            absences={of.absences.get(engineer.id) ?? nothing}
            span={span}
            moved={moved && of.visits.get(engineer.id)?.some(({ visitId }) => visitId === moved.visitId) ? moved : null}
            openId={of.visits.get(engineer.id)?.some(({ visitId }) => visitId === openId) ? openId : null}
            onOpen={setOpenId}
            details={of.visits.get(engineer.id)?.some(({ visitId }) => visitId === openId) ? details : undefined}
            onDrag={onSend ? begin : undefined}
          />
        ))}
        <div style={{ height: below }} />
      </div>
    </div>
  );
}

/** A day too wide for the page opens a little before now. */
function useScrollToNow(share: number) {
  const scroll = useRef<HTMLDivElement>(null);
  const first = useRef(share);
  useEffect(() => {
    const element = scroll.current;
    if (element && first.current > 0) element.scrollLeft = Math.max(0, first.current * element.scrollWidth - element.clientWidth / 2);
  }, []);
  return scroll;
}

function byEngineer<Row extends { engineerId: number }>(rows: Row[]): Map<number, Row[]> {
  const grouped = new Map<number, Row[]>();
  for (const row of rows) {
    const group = grouped.get(row.engineerId);
    if (group) group.push(row);
    else grouped.set(row.engineerId, [row]);
  }
  return grouped;
}
