import { WarningFilled } from '@ant-design/icons';
import type { EngineerSummary, TimelineVisit } from '@scanfix/shared-types';
import { Popover } from 'antd';
import { memo, useMemo, type ReactNode } from 'react';
import { EngineerStatusMark } from '../../../components/engineer-status-mark';
import { FocusOnOpen } from '../../../components/focus-on-open';
import { useFormat } from '../../../components/format';
import { useWords } from '../../../i18n';
import { dropIn, dropOn } from '../drag-ticket';
import { isPlanOpen, linesOf, offShift, spanOf, stretch, type Span } from './lay-out-day';
import styles from './timeline.module.css';
import type { BarDrag } from './use-bar-drag';

interface TimelineRowProps {
  engineer: EngineerSummary;
  visits: TimelineVisit[];
  shifts: { from: string; to: string }[];
  absences: { from: string; to: string }[];
  span: Span;
  /** Drawn elsewhere than the server has it: under the pointer, or on its way to the server. */
  moved: BarDrag | null;
  openId: number | null;
  onOpen: (visitId: number | null) => void;
  /** Of the open visit, where it is in this row. */
  details: ((visit: TimelineVisit) => ReactNode) | undefined;
  /** Undefined for who may only look. */
  onDrag: ((visit: TimelineVisit, edge: 'whole' | 'end', press: React.PointerEvent) => void) | undefined;
}

const lineHeight = 30;
const margin = 10;

/** With its border; what is not on the screen takes as much room. */
export function rowHeight(visits: readonly TimelineVisit[]): number {
  return linesOf(visits).count * lineHeight + margin + 1;
}

/** One engineer's day. A ticket can be dropped on the name, or at a time. */
export const TimelineRow = memo(function TimelineRow({ engineer, visits, shifts, absences, span, moved, openId, onOpen, details, onDrag }: TimelineRowProps) {
  const words = useWords();
  const { line } = useMemo(() => linesOf(visits), [visits]);
  const bounds = dropIn(engineer.id, new Date(span.from).toISOString(), new Date(span.to).toISOString());
  return (
    <div className={styles.row} role="row" data-timeline-row={engineer.id} style={{ height: rowHeight(visits) }}>
      <div className={styles.name} role="rowheader" {...dropOn([engineer.id])}>
        <span className={styles.nameText}>{engineer.name}</span>
        <EngineerStatusMark status={engineer.status} />
      </div>
      <div className={styles.track} role="cell" {...bounds}>
        {offShift(shifts, span).map((gap) => <Band key={`off-${gap.from}`} span={gap} whole={span} className={styles.off} title={words.schedule.off} />)}
        {absences.map((absence) => <Band key={`absent-${absence.from}`} span={spanOf(absence)} whole={span} className={styles.absent} title={words.schedule.absent} label={words.schedule.absent} />)}
        {visits.map((visit) => (
          <Bar key={visit.visitId} visit={visit} moved={moved?.visitId === visit.visitId ? moved.span : null} whole={span} line={line.get(visit.visitId) ?? 0} open={openId === visit.visitId} onOpen={onOpen} details={details} onDrag={onDrag} />
        ))}
      </div>
    </div>
  );
});

function Band({ span, whole, className, title, label }: { span: Span; whole: Span; className: string | undefined; title: string; label?: string }) {
  const at = stretch(span, whole);
  return at ? <div className={className} title={title} style={{ left: `${at.left}%`, width: `${at.width}%` }}>{label}</div> : null;
}

interface BarProps extends Pick<TimelineRowProps, 'onOpen' | 'details' | 'onDrag'> {
  visit: TimelineVisit;
  moved: Span | null;
  whole: Span;
  line: number;
  open: boolean;
}

function Bar({ visit, moved, whole, line, open, onOpen, details, onDrag }: BarProps) {
  const words = useWords();
  const format = useFormat();
  const shown = moved ?? spanOf(visit);
  const at = stretch(shown, whole);
  if (!at) return null;
  const free = onDrag !== undefined && isPlanOpen(visit);
  const from = format.clockTime(new Date(shown.from).toISOString(), shown.from);
  const to = format.clockTime(new Date(shown.to).toISOString(), shown.from);
  const label = words.schedule.visit(visit.problem, from, to);
  const conflicts = visit.conflicts.map((conflict) => words.schedule.conflicts[conflict]);
  const bar = (
    <button
      type="button"
      className={[styles.bar, styles[visit.outcome === null ? visit.stage : 'ended'], visit.conflicts.length > 0 ? styles.conflict : '', free ? styles.free : '', moved ? styles.moving : ''].join(' ')}
      style={{ left: `${at.left}%`, width: `${at.width}%`, top: 5 + line * lineHeight }}
      data-visit={visit.visitId}
      aria-label={[label, words.visitStages[visit.stage], ...conflicts].join(words.general.listSeparator)}
      title={[label, words.visitStages[visit.stage], ...conflicts].join('\n')}
      aria-expanded={open}
      onPointerDown={free ? (event) => onDrag(visit, 'whole', event) : undefined}
    >
      {visit.conflicts.length > 0 ? <WarningFilled aria-hidden /> : null}
      <span className={styles.barText}>{moved ? `${from} – ${to}` : visit.problem}</span>
      {free ? <span className={styles.edge} title={words.schedule.resize} onPointerDown={(event) => onDrag(visit, 'end', event)} /> : null}
    </button>
  );
  return (
    <Popover open={open} trigger="click" placement="top" content={<FocusOnOpen onClose={() => onOpen(null)}>{details?.(visit)}</FocusOnOpen>} onOpenChange={(next) => onOpen(next ? visit.visitId : null)} destroyOnHidden>
      {bar}
    </Popover>
  );
}
