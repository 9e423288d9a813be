import { ThunderboltOutlined } from '@ant-design/icons';
import { engineerStatuses, type BoardTicket } from '@scanfix/shared-types';
import { Button, Segmented } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useMay } from '../../api/me';
import { ProblemNotice } from '../../components/problem-notice';
import { id, oneOf, text, useUrlFilters } from '../../components/url-filters';
import { useSettled } from '../../components/use-delayed';
import { useNarrow } from '../../components/use-narrow';
import { useWords } from '../../i18n';
import { BoardMap } from './board-map';
import styles from './dispatch.module.css';
import { TicketDragProvider, type HandledTicket } from './drag-ticket';
import { filterEngineers } from './engineer-filter';
import { EngineerPanel } from './engineer-panel';
import { ProposalDialog } from './proposal-dialog';
import { SendDialog, type Sending } from './send-dialog';
import { TicketPanel } from './ticket-panel';
import { Timeline } from './timeline/timeline';
import { isWaiting, ticketViews, useBoard, useLiveDispatch, useRecommendations } from './use-dispatch';

const parts = ['tickets', 'map', 'engineers', 'timeline'] as const;
const fields = { ticket: id, view: oneOf(ticketViews), search: text, engineer: text, status: oneOf(engineerStatuses), part: oneOf(parts) };
/** Pointers cross many tickets on their way to one. */
const restMilliseconds = 150;

/** Who is near, able and free: tickets, map and engineers side by side, the day below. */
export default function DispatchPage() {
  const words = useWords();
  const narrow = useNarrow();
  const mayAssign = useMay('ticket:assign');
  const { filters, change } = useUrlFilters(fields);
  const board = useBoard();
  useLiveDispatch();
  const [pointedId, setPointedId] = useState<number | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [proposing, setProposing] = useState(false);

  const tickets = board.data?.tickets;
  const find = useCallback((ticketId: number | null | undefined) => tickets?.find((ticket) => ticket.id === ticketId) ?? null, [tickets]);
  const chosen = find(filters.ticket);
  const focused = find(useSettled(pointedId, restMilliseconds)) ?? chosen;
  const forChosen = useRecommendations(chosen?.id ?? null);
  const forFocused = useRecommendations(focused?.id ?? null);
  const engineerFilter = useMemo(() => ({ search: filters.engineer, status: filters.status }), [filters.engineer, filters.status]);
  const engineers = useMemo(() => board.data && filterEngineers(board.data.engineers, engineerFilter), [board.data, engineerFilter]);

  const choose = useCallback((ticket: Pick<BoardTicket, 'id'>) => change({ ticket: ticket.id }, { replace: true }), [change]);
  const clear = useCallback(() => change({ ticket: undefined }, { replace: true }), [change]);
  const send = useCallback((ticket: BoardTicket, engineerIds: number[] = []) => setSending({ ticket, engineerIds, at: null }), []);
  const sendTicket = useCallback((ticket: BoardTicket) => send(ticket), [send]);
  const sendTo = useCallback((engineerId: number) => chosen && send(chosen, [engineerId]), [chosen, send]);
  const onDrop = ({ ticket, engineerIds, at }: { ticket: HandledTicket; engineerIds: number[]; at: string | null }): void => setSending({ ticket: { ...ticket, engineer: find(ticket.id)?.engineer ?? null }, engineerIds, at });

  const ticketPanel = (
    <TicketPanel
      tickets={tickets}
      capped={board.data?.capped ?? false}
      view={filters.view ?? 'waiting'}
      onView={(view) => change({ view }, { replace: true })}
      search={filters.search}
      onSearch={(search) => change({ search }, { replace: true })}
      chosenId={chosen?.id ?? null}
      onChoose={choose}
      onPoint={setPointedId}
      onSend={mayAssign ? sendTicket : undefined}
    />
  );
  const map = (
    <BoardMap
      tickets={useMemo(() => (tickets ?? []).filter((ticket) => (filters.view ?? 'waiting') === 'all' || isWaiting(ticket) === ((filters.view ?? 'waiting') === 'waiting')), [tickets, filters.view])}
      engineers={engineers ?? []}
      focused={focused}
      recommendations={forFocused.data}
      chosenId={chosen?.id ?? null}
      onChoose={choose}
      onPoint={setPointedId}
      onSendTicket={mayAssign ? sendTicket : undefined}
      onSendTo={mayAssign && chosen ? sendTo : undefined}
    />
  );
  const engineerPanel = (
    <EngineerPanel
      engineers={engineers}
      filter={engineerFilter}
      onFilter={({ search, status }) => change({ engineer: search, status }, { replace: true })}
      ticket={chosen}
      recommendations={forChosen}
      onClear={clear}
      onSend={mayAssign ? sendTo : undefined}
    />
  );
  const timeline = <Timeline engineers={engineers} onSend={mayAssign ? setSending : undefined} />;
  const proposeButton = mayAssign ? <Button icon={<ThunderboltOutlined />} disabled={!tickets?.some(isWaiting)} onClick={() => setProposing(true)}>{words.proposal.open}</Button> : null;
  const part = filters.part ?? 'tickets';
  return (
    <TicketDragProvider onPickUp={choose} onDrop={onDrop}>
      {narrow ? (
        <div className={styles.narrow}>
          <header className={styles.header}><h1 className={styles.title}>{words.dispatch.title}</h1><span className={styles.headerExtra}>{proposeButton}</span></header>
          {board.error && !board.data ? <ProblemNotice error={board.error} onRetry={() => void board.refetch()} /> : null}
          <Segmented block value={part} onChange={(value) => change({ part: value }, { replace: true })} options={parts.map((value) => ({ value, label: words.dispatch.parts[value] }))} />
          {{ tickets: ticketPanel, map, engineers: engineerPanel, timeline }[part]}
        </div>
      ) : (
        <div className={styles.page}>
          <header className={styles.header}>
            <h1 className={styles.title}>{words.dispatch.title}</h1>
            {mayAssign ? <span className={styles.hint}>{words.dispatch.dragHint}</span> : null}
            <span className={styles.headerExtra}>{proposeButton}</span>
          </header>
          {board.error && !board.data ? (
            <ProblemNotice error={board.error} onRetry={() => void board.refetch()} />
          ) : (
            <>
              <div className={styles.desk}>{ticketPanel}{map}{engineerPanel}</div>
              {timeline}
            </>
          )}
        </div>
      )}
      <SendDialog sending={sending} onClose={() => setSending(null)} onSent={(ticket) => ticket.id === filters.ticket && clear()} />
      <ProposalDialog open={proposing} onClose={() => setProposing(false)} />
    </TicketDragProvider>
  );
}
