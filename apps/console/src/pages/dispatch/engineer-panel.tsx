import { CloseOutlined, SendOutlined } from '@ant-design/icons';
import { engineerStatuses, type BoardTicket, type EngineerStatus, type EngineerSummary, type Recommendation, type Recommendations } from '@scanfix/shared-types';
import { Button, Popover, Select } from 'antd';
import { memo, useEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Empty, SkeletonRows } from '../../components/data-list';
import { EngineerStatusMark } from '../../components/engineer-status-mark';
import { distanceText, spokenNumber } from '../../components/format';
import { ProblemNotice } from '../../components/problem-notice';
import { ScoreBreakdown } from '../../components/score-breakdown';
import { SearchField } from '../../components/search-field';
import { TimeText } from '../../components/time-text';
import { useWords, type Words } from '../../i18n';
import styles from './dispatch.module.css';
import { dropOn } from './drag-ticket';
import type { EngineerFilter } from './engineer-filter';

interface EngineerPanelProps {
  /** Undefined while they are loaded; already filtered. */
  engineers: EngineerSummary[] | undefined;
  filter: EngineerFilter;
  onFilter: (filter: EngineerFilter) => void;
  ticket: BoardTicket | null;
  recommendations: { data: Recommendations | undefined; error: unknown; refetch: () => unknown };
  onClear: () => void;
  onSend: ((engineerId: number) => void) | undefined;
}

const shownAtFirst = 40;

/** All engineers by state; once a ticket is chosen, best first for this ticket. */
export const EngineerPanel = memo(function EngineerPanel({ engineers, filter, onFilter, ticket, recommendations, onClear, onSend }: EngineerPanelProps) {
  const words = useWords();
  return (
    <section className={styles.panel} aria-label={words.dispatch.parts.engineers} data-testid="dispatch-engineers">
      <div className={styles.panelTop}>
        {ticket ? (
          <div className={styles.panelHead}>
            <b>{words.dispatch.recommendedFor(spokenNumber(ticket.number))}</b>
            <Button type="text" size="small" icon={<CloseOutlined />} aria-label={words.dispatch.clearChoice} onClick={onClear} />
          </div>
        ) : null}
        <div className={styles.filters}>
          <SearchField value={filter.search} onSearch={(search) => onFilter({ ...filter, search })} placeholder={words.dispatch.engineerSearch} width="fill" />
          <Select<EngineerStatus | 'any'>
            value={filter.status ?? 'any'}
            onChange={(status) => onFilter({ ...filter, status: status === 'any' ? undefined : status })}
            aria-label={words.dispatch.anyStatus}
            popupMatchSelectWidth={false}
            options={[{ value: 'any', label: words.dispatch.anyStatus }, ...engineerStatuses.map((value) => ({ value, label: words.engineerStatuses[value] }))]}
            style={{ width: 104 }}
          />
        </div>
      </div>
      <div className={styles.scroll}>
        {engineers === undefined ? <SkeletonRows count={6} /> : engineers.length === 0 ? <NoEngineers filtered={Boolean(filter.search || filter.status)} /> : ticket ? <Ranked key={ticket.id} engineers={engineers} recommendations={recommendations} onSend={onSend} /> : <ByState engineers={engineers} />}
      </div>
    </section>
  );
});

function NoEngineers({ filtered }: { filtered: boolean }) {
  const words = useWords();
  return filtered ? <Empty text={words.dispatch.emptyEngineersFiltered} /> : <Empty text={words.dispatch.emptyEngineers} action={<Link to="/staff">{words.dispatch.inviteEngineer}</Link>} />;
}

function ByState({ engineers }: { engineers: EngineerSummary[] }) {
  const words = useWords();
  const ordered = [...engineers].sort((a, b) => engineerStatuses.indexOf(a.status) - engineerStatuses.indexOf(b.status));
  return (
    <FirstOnes
      items={ordered}
      card={(engineer) => (
        <EngineerCard key={engineer.id} engineer={engineer}>
          <div className={styles.cardLine}>
            {words.dispatch.jobs(engineer.openJobs, engineer.maximumOpenJobs)}
            {engineer.position ? <> · <TimeText at={engineer.position.at} /></> : ` · ${engineer.base ? words.dispatch.positionBase : words.dispatch.positionNone}`}
          </div>
        </EngineerCard>
      )}
    />
  );
}

function Ranked({ engineers, recommendations, onSend }: Pick<EngineerPanelProps, 'recommendations' | 'onSend'> & { engineers: EngineerSummary[] }) {
  const words = useWords();
  if (recommendations.error && !recommendations.data) return <div className={styles.note}><ProblemNotice error={recommendations.error} onRetry={() => void recommendations.refetch()} /></div>;
  if (!recommendations.data) return <SkeletonRows count={6} />;
  const shown = new Set(engineers.map(({ id }) => id));
  const items = recommendations.data.items.filter(({ engineer }) => shown.has(engineer.id));
  const [eligible, others] = [items.filter((item) => item.eligible), items.filter((item) => !item.eligible)];
  const known = new Set(recommendations.data.items.map(({ engineer }) => engineer.id));
  return (
    <>
      {eligible.length === 0 ? <p className={styles.note}>{words.dispatch.noRecommendation}</p> : null}
      <FirstOnes items={eligible} card={(item, index) => <RecommendedCard key={item.engineer.id} item={item} rank={index + 1} onSend={onSend} />} />
      {others.length + engineers.length - items.length > 0 ? <h3 className={styles.divider}>{words.dispatch.otherEngineers}</h3> : null}
      <FirstOnes items={others} card={(item) => <RecommendedCard key={item.engineer.id} item={item} rank={null} onSend={onSend} />} />
      <FirstOnes
        items={engineers.filter(({ id }) => !known.has(id))}
        card={(engineer) => (
          <EngineerCard key={engineer.id} engineer={engineer} action={<SendButton engineer={engineer} primary={false} onSend={onSend} />}>
            <div className={styles.cardLine}>{words.dispatch.jobs(engineer.openJobs, engineer.maximumOpenJobs)}</div>
          </EngineerCard>
        )}
      />
    </>
  );
}

function RecommendedCard({ item, rank, onSend }: { item: Recommendation; rank: number | null; onSend: EngineerPanelProps['onSend'] }) {
  const words = useWords();
  const { engineer } = item;
  return (
    <EngineerCard
      engineer={engineer}
      score={<span className={styles.percent} title={rank === null ? undefined : words.dispatch.rank(rank)}>{words.recommendation.percent(Math.round(item.percent))}</span>}
      action={
        <>
          <Popover trigger="click" placement="left" title={words.recommendation.whyTitle(engineer.name)} content={<div className={styles.why}><ScoreBreakdown parts={item.parts} /></div>}>
            <Button type="link" size="small">{words.dispatch.why}</Button>
          </Popover>
          <SendButton engineer={engineer} primary={rank === 1} onSend={onSend} />
        </>
      }
    >
      <div className={styles.cardLine}>{travelOf(item, words)}</div>
      {item.obstacles.length > 0 ? <div className={styles.obstacles}>{item.obstacles.map((obstacle) => words.dispatchObstacles[obstacle]).join(words.general.listSeparator)}</div> : null}
    </EngineerCard>
  );
}

function SendButton({ engineer, primary, onSend }: { engineer: EngineerSummary; primary: boolean; onSend: EngineerPanelProps['onSend'] }) {
  const words = useWords();
  if (!onSend) return null;
  return <Button size="small" type={primary ? 'primary' : 'default'} icon={<SendOutlined />} aria-label={words.dispatch.assignTo(engineer.name)} onClick={() => onSend(engineer.id)}>{words.dispatch.assign}</Button>;
}

function EngineerCard({ engineer, score, action, children }: { engineer: EngineerSummary; score?: ReactNode; action?: ReactNode; children: ReactNode }) {
  return (
    <li className={styles.card} data-engineer={engineer.id} {...dropOn([engineer.id])}>
      <div className={styles.cardTop}>
        <Link to={`/engineers/${engineer.id}`} className={styles.engineerName}>{engineer.name}</Link>
        <EngineerStatusMark status={engineer.status} />
        {score}
      </div>
      {children}
      {action ? <div className={styles.cardFoot}><span className={styles.actions}>{action}</span></div> : null}
    </li>
  );
}

/** Long lists begin with what is likely wanted; the rest is one step away. */
function FirstOnes<Item>({ items, card }: { items: Item[]; card: (item: Item, index: number) => ReactNode }) {
  const words = useWords();
  const [count, setCount] = useState(shownAtFirst);
  useEffect(() => setCount((now) => (items.length < shownAtFirst ? shownAtFirst : now)), [items.length]);
  return (
    <>
      <ul className={styles.cards}>{items.slice(0, count).map(card)}</ul>
      {items.length > count ? <div className={styles.note}><Button size="small" onClick={() => setCount(count + shownAtFirst)}>{words.general.loadMore}</Button></div> : null}
    </>
  );
}

export function travelOf({ engineer, distanceMeters, travelMinutes }: Recommendation, words: Words): string {
  return [
    distanceMeters === null ? words.recommendation.unknownDistance : distanceText(distanceMeters, words),
    travelMinutes === null ? null : words.recommendation.travel(Math.round(travelMinutes)),
    words.dispatch.jobs(engineer.openJobs, engineer.maximumOpenJobs),
  ].filter(Boolean).join(' · ');
}
