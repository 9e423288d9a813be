import { CheckCircleOutlined, ClockCircleOutlined, MinusCircleOutlined, WarningFilled } from '@ant-design/icons';
import { openTicketStates, type TicketState, type TicketSummary } from '@scanfix/shared-types';
import { Tooltip } from 'antd';
import { useWords } from '../i18n';
import { useFormat } from './format';
import { Mark, type Tone } from './mark';
import { useNow } from './use-now';

type Clocked = Pick<TicketSummary, 'state' | 'submittedAt' | 'expectedResponseAt' | 'respondedAt'>;

export type ClockReading = { kind: 'answered' | 'answered-late' | 'left' | 'soon' | 'overdue' | 'over'; milliseconds: number };

export function isOpen(state: TicketState): boolean {
  return (openTicketStates as readonly TicketState[]).includes(state);
}

/** The promise clock: runs from submitting until somebody answers; the last fifth of the time is `soon`. */
export function readClock(ticket: Clocked, now: number): ClockReading {
  const submitted = Date.parse(ticket.submittedAt);
  const expected = Date.parse(ticket.expectedResponseAt);
  if (ticket.respondedAt) {
    const responded = Date.parse(ticket.respondedAt);
    if (responded > expected) return { kind: 'answered-late', milliseconds: responded - expected };
    return { kind: 'answered', milliseconds: responded - submitted };
  }
  if (!isOpen(ticket.state)) return { kind: 'over', milliseconds: 0 };
  if (now > expected) return { kind: 'overdue', milliseconds: now - expected };
  const left = expected - now;
  return { kind: left < (expected - submitted) / 5 ? 'soon' : 'left', milliseconds: left };
}

const looks: Record<ClockReading['kind'], { tone: Tone; icon: typeof WarningFilled }> = {
  answered: { tone: 'plain', icon: CheckCircleOutlined },
  'answered-late': { tone: 'plain', icon: CheckCircleOutlined },
  left: { tone: 'plain', icon: ClockCircleOutlined },
  soon: { tone: 'warning', icon: ClockCircleOutlined },
  overdue: { tone: 'danger', icon: WarningFilled },
  over: { tone: 'plain', icon: MinusCircleOutlined },
};

export function ResponseClock({ ticket, strong = false }: { ticket: Clocked; strong?: boolean }) {
  const words = useWords();
  const format = useFormat();
  const reading = readClock(ticket, useNow(15_000));
  const { tone, icon: Icon } = looks[reading.kind];
  // An answer within seconds is within a minute; a clock that runs shows its seconds.
  const duration = format.duration(reading.kind === 'answered' ? Math.max(reading.milliseconds, 60_000) : reading.milliseconds);
  const text = {
    answered: words.clock.answered(duration),
    'answered-late': words.clock.answeredLate(duration),
    left: words.clock.left(duration),
    soon: words.clock.left(duration),
    overdue: words.clock.overdue(duration),
    over: words.clock.over,
  }[reading.kind];
  return (
    <Tooltip title={words.clock.promisedAt(format.exact(ticket.expectedResponseAt))}>
      <span data-clock={reading.kind}>
        <Mark tone={tone} icon={<Icon />} strong={strong}>
          {text}
        </Mark>
      </span>
    </Tooltip>
  );
}
