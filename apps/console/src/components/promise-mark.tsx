import { CheckCircleOutlined, ClockCircleOutlined, MinusCircleOutlined, PauseCircleOutlined, WarningFilled } from '@ant-design/icons';
import type { TicketClock } from '@scanfix/shared-types';
import { Tooltip } from 'antd';
import { useWords } from '../i18n';
import { useFormat } from './format';
import { Mark, type Tone } from './mark';
import { useNow } from './use-now';

export type PromiseReading = { kind: 'left' | 'soon' | 'overdue' | 'paused' | 'met' | 'missed' | 'missed-unfinished' | 'withdrawn'; milliseconds: number };

/** One promise as it stands now. A clock that runs is `soon` from its warning on. */
export function readPromise(clock: TicketClock, now: number): PromiseReading {
  const due = Date.parse(clock.dueAt);
  const stopped = clock.stoppedAt === null ? null : Date.parse(clock.stoppedAt);
  switch (clock.state) {
    case 'running':
      if (now > due) return { kind: 'overdue', milliseconds: now - due };
      return { kind: now >= Date.parse(clock.warnAt) ? 'soon' : 'left', milliseconds: due - now };
    case 'paused':
      return { kind: 'paused', milliseconds: 0 };
    case 'met':
      return { kind: 'met', milliseconds: (stopped ?? now) - Date.parse(clock.startedAt) };
    case 'missed':
      return stopped === null || stopped <= due ? { kind: 'missed-unfinished', milliseconds: 0 } : { kind: 'missed', milliseconds: stopped - due };
    case 'withdrawn':
      return { kind: 'withdrawn', milliseconds: 0 };
  }
}

const looks: Record<PromiseReading['kind'], { tone: Tone; icon: typeof WarningFilled }> = {
  left: { tone: 'plain', icon: ClockCircleOutlined },
  soon: { tone: 'warning', icon: ClockCircleOutlined },
  overdue: { tone: 'danger', icon: WarningFilled },
  paused: { tone: 'info', icon: PauseCircleOutlined },
  met: { tone: 'plain', icon: CheckCircleOutlined },
  missed: { tone: 'danger', icon: WarningFilled },
  'missed-unfinished': { tone: 'danger', icon: WarningFilled },
  withdrawn: { tone: 'plain', icon: MinusCircleOutlined },
};

export function PromiseMark({ clock, strong = false }: { clock: TicketClock; strong?: boolean }) {
  const words = useWords();
  const format = useFormat();
  const { kind, milliseconds } = readPromise(clock, useNow(15_000));
  const { tone, icon: Icon } = looks[kind];
  const name = words.clockKinds[clock.kind];
  const duration = format.duration(kind === 'met' ? Math.max(milliseconds, 60_000) : milliseconds);
  const text = {
    left: words.promises.left(name, duration),
    soon: words.promises.left(name, duration),
    overdue: words.promises.overdue(name, duration),
    paused: words.promises.paused(name),
    met: words.promises.met(name, duration),
    missed: words.promises.missed(name, duration),
    'missed-unfinished': words.promises.missedUnfinished(name),
    withdrawn: words.promises.withdrawn(name),
  }[kind];
  const due = format.exact(clock.dueAt);
  return (
    <Tooltip title={clock.state === 'paused' ? words.promises.dueIfResumed(due) : words.promises.dueAt(due)}>
      <span data-clock={clock.kind} data-reading={kind}>
        <Mark tone={tone} icon={<Icon />} strong={strong}>{text}</Mark>
      </span>
    </Tooltip>
  );
}
