import { ThunderboltOutlined } from '@ant-design/icons';
import { engineerStatuses, type BoardTicket, type EngineerSummary } from '@scanfix/shared-types';
import { Button, Segmented } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useMay } from '../../api/me';
import { ProblemNotice } from '../../components/problem-notice';
import { id, oneOf, text, useUrlFilters } from '../../components/url-filters';
import { useSettled } from '../../components/use-delayed';
import { useLatestCallback } from '../../components/use-latest-callback';
import { useNarrow } from '../../components/use-narrow';
import { useWords } from '../../i18n';
import { BoardMap } from './board-map';
import styles from './dispatch.module.css';
import { TicketDragProvider, type Drop } from './drag-ticket';
import { filterEngineers, type EngineerFilter } from './engineer-filter';
import { EngineerPanel } from './engineer-panel';
import { ProposalDialog } from './proposal-dialog';
import { SendDialog, type Sending } from './send-dialog';
import { TicketPanel } from './ticket-panel';
import { Timeline } from './timeline/timeline';
import { isWaiting, ticketViews, type TicketView, useBoard, useLiveDispatch, useRecommendations } from './use-dispatch';

const parts = ['tickets', 'map', 'engineers', 'timeline'] as const;
const fields = { ticket: id, view: oneOf(ticketViews), search: text, engineer: text, status: oneOf(engineerStatuses), part: oneOf(parts) };
/** Pointers cross many tickets on their way to one. */
const restMilliseconds = 150;
const nobody: EngineerSummary[] = [];

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
  const { data, error, refetch } = useRecommendations(chosen?.id ?? null);
  const forChosen = useMemo(() => ({ data, error, refetch }), [data, error, refetch]);
  const forFocused = useRecommendations(focused?.id ?? null);
  const engineerFilter = useMemo(() => ({ search: filters.engineer, status: filters.status }), [filters.engineer, filters.status]);
  const engineers = useMemo(() => board.data && filterEngineers(board.data.engineers, engineerFilter), [board.data, engineerFilter]);

  // Stable, because a change of the URL makes `change` another function and the lists are long.
  const choose = useLatestCallback((ticket: Pick<BoardTicket, 'id'>) => change({ ticket: ticket.id }, { replace: true }));
  const clear = useLatestCallback(() => change({ ticket: undefined }, { replace: true }));
  const setView = useLatestCallback((next: TicketView) => change({ view: next }, { replace: true }));
  const setSearch = useLatestCallback((search: string | undefined) => change({ search }, { replace: true }));
  const setEngineerFilter = useLatestCallback(({ search, status }: EngineerFilter) => change({ engineer: search, status }, { replace: true }));
  const sendTicket = useLatestCallback((ticket: BoardTicket) => setSending({ ticket, engineerIds: [], at: null }));
  const sendTo = useLatestCallback((engineerId: number) => chosen && setSending({ ticket: chosen, engineerIds: [engineerId], at: null }));
  const onDrop = useLatestCallback(({ ticket, engineerIds, at }: Drop) => setSending({ ticket: { ...ticket, engineer: find(ticket.id)?.engineer ?? null }, engineerIds, at }));
  const view = filters.view ?? 'waiting';
  const mapped = useMemo(() => (tickets ?? []).filter((ticket) => view === 'all' || isWaiting(ticket) === (view === 'waiting')), [tickets, view]);

  const ticketPanel = (
    <TicketPanel
      tickets={tickets}
      capped={board.data?.capped ?? false}
      view={view}
      onView={setView}
      search={filters.search}
      onSearch={setSearch}
      chosenId={chosen?.id ?? null}
      onChoose={choose}
      onPoint={setPointedId}
      onSend={mayAssign ? sendTicket : undefined}
    />
  );
  const map = (
    <BoardMap
      tickets={mapped}
      engineers={engineers ?? nobody}
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
      onFilter={setEngineerFilter}
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
