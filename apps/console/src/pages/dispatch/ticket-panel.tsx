import { AimOutlined, SendOutlined } from '@ant-design/icons';
import type { BoardTicket } from '@scanfix/shared-types';
import { Button, Segmented, Tooltip } from 'antd';
import { memo, useMemo } from 'react';
import { Link } from 'react-router';
import { Empty, SkeletonRows } from '../../components/data-list';
import { placeOf, spokenNumber } from '../../components/format';
import { PromiseMark } from '../../components/promise-mark';
import { SearchField } from '../../components/search-field';
import { TicketStateMark, UrgencyMark } from '../../components/state-marks';
import { useListKeys } from '../../components/use-list-keys';
import { useWords, type Words } from '../../i18n';
import styles from './dispatch.module.css';
import { useTicketDrag } from './drag-ticket';
import { useSteadyRows } from './steady-rows';
import { isWaiting, ticketViews, type TicketView } from './use-dispatch';
import { useGrowingList } from './use-growing-list';

interface TicketPanelProps {
  /** Undefined while they are loaded. */
  tickets: BoardTicket[] | undefined;
  capped: boolean;
  view: TicketView;
  onView: (view: TicketView) => void;
  search: string | undefined;
  onSearch: (search: string | undefined) => void;
  chosenId: number | null;
  onChoose: (ticket: BoardTicket) => void;
  onPoint: (ticketId: number | null) => void;
  /** Undefined for who may only look. */
  onSend: ((ticket: BoardTicket) => void) | undefined;
}

/** The tickets of the board, most urgent first. */
export const TicketPanel = memo(function TicketPanel({ tickets, capped, view, onView, search, onSearch, chosenId, onChoose, onPoint, onSend }: TicketPanelProps) {
  const words = useWords();
  const shown = useMemo(() => (tickets ?? []).filter((ticket) => belongsTo(view, ticket) && matches(ticket, search, words)), [tickets, view, search, words]);
  const of = `${view} ${search ?? ''}`;
  const { rows, gone, fresh, showFresh, watch } = useSteadyRows(shown, of);
  const { shown: drawn, onScroll } = useGrowingList(rows, of);
  const current = useListKeys(drawn, onChoose);
  const counts = useMemo(() => ({ waiting: tickets?.filter(isWaiting).length ?? 0, all: tickets?.length ?? 0 }), [tickets]);
  const countOf: Record<TicketView, number> = { waiting: counts.waiting, sent: counts.all - counts.waiting, all: counts.all };
  return (
    <section className={styles.panel} aria-label={words.dispatch.parts.tickets} data-testid="dispatch-tickets">
      <div className={styles.panelTop}>
        <Segmented<TicketView> block value={view} onChange={onView} options={ticketViews.map((value) => ({ value, label: `${words.dispatch.ticketViews[value]} ${tickets ? countOf[value] : ''}` }))} />
        <SearchField value={search} onSearch={onSearch} placeholder={words.dispatch.ticketSearch} width="100%" />
      </div>
      {fresh > 0 ? (
        <Button type="primary" size="small" className={styles.fresh ?? ''} onClick={showFresh} data-testid="fresh-tickets">
          {words.dispatch.freshTickets(fresh)}
        </Button>
      ) : null}
      <div className={styles.scroll} onScroll={onScroll} {...watch}>
        {tickets === undefined ? <SkeletonRows count={6} /> : null}
        {tickets !== undefined && rows.length === 0 ? (
          <Empty {...(search ? { text: words.dispatch.emptyFiltered, action: <Button onClick={() => onSearch(undefined)}>{words.dispatch.clearSearch}</Button> } : { text: view === 'sent' ? words.dispatch.emptySent : words.dispatch.emptyWaiting })} />
        ) : null}
        <ul className={styles.cards}>
          {drawn.map((ticket) => (
            <TicketCard key={ticket.id} ticket={ticket} chosen={ticket.id === chosenId} current={ticket.id === current} gone={gone.has(ticket.id)} onChoose={onChoose} onPoint={onPoint} onSend={onSend} />
          ))}
        </ul>
        {capped ? <p className={styles.note}>{words.dispatch.capped(tickets?.length ?? 0)}</p> : null}
      </div>
    </section>
  );
});

interface TicketCardProps {
  ticket: BoardTicket;
  chosen: boolean;
  current?: boolean;
  gone?: boolean;
  onChoose: (ticket: BoardTicket) => void;
  onPoint?: (ticketId: number | null) => void;
  onSend: ((ticket: BoardTicket) => void) | undefined;
}

/** A ticket that can be chosen, and carried to an engineer. */
export const TicketCard = memo(function TicketCard({ ticket, chosen, current = false, gone = false, onChoose, onPoint, onSend }: TicketCardProps) {
  const words = useWords();
  const { pickUp } = useTicketDrag();
  const place = placeOf(ticket, words);
  const mayBeCarried = onSend !== undefined && !gone;
  return (
    <li
      className={[styles.card, styles[ticket.urgency], chosen ? styles.chosen : '', current ? styles.current : '', gone ? styles.gone : ''].join(' ')}
      data-row-id={ticket.id}
      data-ticket={ticket.id}
      onPointerDown={mayBeCarried ? (event) => pickUp(ticket, event) : undefined}
      onPointerEnter={() => onPoint?.(ticket.id)}
      onPointerLeave={() => onPoint?.(null)}
    >
      <div className={styles.cardTop}>
        <UrgencyMark urgency={ticket.urgency} />
        <button type="button" className={styles.cardTitle} data-drag-through aria-pressed={chosen} aria-label={words.dispatch.chooseTicket(ticket.problem)} onClick={() => onChoose(ticket)}>
          {ticket.problem}
        </button>
        <Link to={`/tickets/${ticket.id}`} className={styles.number}>{spokenNumber(ticket.number)}</Link>
      </div>
      <div className={styles.cardLine} title={place}>{[ticket.asset?.name, place].filter(Boolean).join(' · ')}</div>
      <div className={styles.cardFoot}>
        {gone ? <span className={styles.hint}>{words.dispatch.gone}</span> : isWaiting(ticket) ? null : <TicketStateMark state={ticket.state} />}
        {ticket.engineer ? <span className={styles.hint}>{ticket.engineer.name}</span> : null}
        {ticket.clock ? <PromiseMark clock={ticket.clock} /> : null}
        {ticket.coordinates ? null : <Tooltip title={words.dispatch.withoutPlace}><AimOutlined className={styles.hint ?? ''} aria-label={words.dispatch.withoutPlace} /></Tooltip>}
        {onSend && !gone ? (
          <Button size="small" type={chosen ? 'primary' : 'default'} icon={<SendOutlined />} className={styles.cardAction ?? ''} onClick={() => onSend(ticket)}>
            {ticket.engineer ? words.dispatch.reassign : words.dispatch.assign}
          </Button>
        ) : null}
      </div>
    </li>
  );
});

function belongsTo(view: TicketView, ticket: BoardTicket): boolean {
  return view === 'all' || (view === 'waiting') === isWaiting(ticket);
}

function matches(ticket: BoardTicket, search: string | undefined, words: Words): boolean {
  if (!search) return true;
  const wanted = search.toLowerCase().replace(/\s/g, '');
  return [ticket.number, ticket.problem, ticket.description, ticket.asset?.name, placeOf(ticket, words), ticket.engineer?.name].some((text) => text?.toLowerCase().replace(/\s/g, '').includes(wanted));
}
