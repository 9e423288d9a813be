import { ExclamationCircleOutlined, FireOutlined, ToolOutlined } from '@ant-design/icons';
import { urgencies, type BoardTicket, type Urgency } from '@scanfix/shared-types';
import { Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import { FocusOnOpen } from '../../components/focus-on-open';
import { placeOf } from '../../components/format';
import { useWords } from '../../i18n';
import styles from './board-map.module.css';
import listStyles from './dispatch.module.css';
import { useTicketDrag } from './drag-ticket';
import { TicketCard } from './ticket-panel';
import { isWaiting } from './use-dispatch';

interface TicketMarkProps {
  /** All at one place; the mark looks as the most urgent of them. */
  tickets: BoardTicket[];
  chosenId: number | null;
  focusedId: number | null;
  onChoose: (ticket: BoardTicket) => void;
  onPoint: (ticketId: number | null) => void;
  onSend: ((ticket: BoardTicket) => void) | undefined;
}

const icons: Record<Urgency, ReactNode> = { normal: <ToolOutlined aria-hidden />, urgent: <ExclamationCircleOutlined aria-hidden />, emergency: <FireOutlined aria-hidden /> };

/** One ticket is chosen, or carried away, from the map itself; several open as a list first. */
export function TicketMark({ tickets, chosenId, focusedId, onChoose, onPoint, onSend }: TicketMarkProps) {
  const words = useWords();
  const { pickUp, dragged } = useTicketDrag();
  const [open, setOpen] = useState(false);
  const [first] = tickets;
  if (!first) return null;
  const alone = tickets.length === 1;
  const { urgency } = tickets.reduce((worst, ticket) => (urgencies.indexOf(ticket.urgency) > urgencies.indexOf(worst.urgency) ? ticket : worst), first);
  const pressed = tickets.some(({ id }) => id === chosenId);
  const focused = tickets.some(({ id }) => id === focusedId);
  const title = alone ? [words.urgencies[urgency], first.problem, first.asset?.name, placeOf(first, words)].filter(Boolean).join(' · ') : words.dispatch.ticketGroup(tickets.length);
  const mark = (
    <button
      type="button"
      className={[styles.ticket, styles[urgency], tickets.some(isWaiting) ? '' : styles.sent, pressed ? styles.pressed : '', focused ? styles.focused : ''].join(' ')}
      data-drag-through
      data-ticket-mark={first.id}
      aria-pressed={pressed}
      aria-label={title}
      title={title}
      onPointerDown={alone && onSend ? (event) => pickUp(first, event) : undefined}
      onPointerEnter={() => alone && onPoint(first.id)}
      onPointerLeave={() => alone && onPoint(null)}
      onClick={() => alone && onChoose(first)}
    >
      {icons[urgency]}
      <span>{words.urgencies[urgency]}</span>
      {alone ? null : <span className={styles.count}>{tickets.length}</span>}
    </button>
  );
  if (alone) return mark;
  const list = (
    <FocusOnOpen onClose={() => setOpen(false)}>
      <ul className={`${listStyles.cards} ${styles.groupList}`}>
        {tickets.map((ticket) => (
          <TicketCard key={ticket.id} ticket={ticket} chosen={ticket.id === chosenId} onChoose={onChoose} onPoint={onPoint} onSend={onSend} />
        ))}
      </ul>
    </FocusOnOpen>
  );
  // While one of them is carried, the list must not lie over the engineers.
  return <Popover trigger="click" title={title} content={list} open={open && dragged === null} onOpenChange={setOpen} destroyOnHidden>{mark}</Popover>;
}
