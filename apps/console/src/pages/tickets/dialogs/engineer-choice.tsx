import { LikeOutlined } from '@ant-design/icons';
import type { Recommendation, Recommendations } from '@scanfix/shared-types';
import { Button, Input, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import { EngineerStatusMark } from '../../../components/engineer-status-mark';
import { distanceText } from '../../../components/format';
import { Mark } from '../../../components/mark';
import { ProblemNotice } from '../../../components/problem-notice';
import { ScoreBreakdown } from '../../../components/score-breakdown';
import { useWords, type Words } from '../../../i18n';
import styles from './engineer-choice.module.css';

const shownAtFirst = 20;

interface EngineerChoiceProps {
  query: { data: Recommendations | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
  wishedId: number | undefined;
  currentId: number | undefined;
  value?: number;
  onChange?: (id: number) => void;
}

/** Best first, each with its score and why; who is not eligible stands there with the obstacle and may be chosen all the same. */
export function EngineerChoice({ query, wishedId, currentId, value, onChange }: EngineerChoiceProps) {
  const words = useWords();
  const [search, setSearch] = useState('');
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  const others = query.data.items.filter(({ engineer }) => engineer.id !== currentId);
  const found = others.filter(({ engineer }) => engineer.name.toLowerCase().includes(search.trim().toLowerCase())).slice(0, shownAtFirst);
  const bestId = others.find(({ eligible }) => eligible)?.engineer.id;
  return (
    <div>
      {others.length > 5 ? <Input.Search value={search} onChange={({ target }) => setSearch(target.value)} placeholder={words.fieldDialogs.searchEngineer} aria-label={words.fieldDialogs.searchEngineer} allowClear /> : null}
      <div className={styles.list} data-testid="engineer-choice">
        {found.length === 0 ? <div className={styles.note}>{others.length === 0 ? words.fieldDialogs.nobody : words.fieldDialogs.nobodyFound}</div> : null}
        <Radio.Group className={styles.group ?? ''} value={value ?? null} onChange={({ target }) => onChange?.(target.value as number)}>
          {found.map((item) => (
            <Candidate key={item.engineer.id} item={item} best={item.engineer.id === bestId} wished={item.engineer.id === wishedId} />
          ))}
        </Radio.Group>
      </div>
    </div>
  );
}

function Candidate({ item, best, wished }: { item: Recommendation; best: boolean; wished: boolean }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const { engineer } = item;
  return (
    <div className={styles.row} data-engineer={engineer.id}>
      <Radio value={engineer.id}>
        <span className={styles.top}>
          <span className={styles.name}>{engineer.name}</span>
          <EngineerStatusMark status={engineer.status} />
          {best ? <Mark tone="success" icon={<LikeOutlined />}>{words.fieldDialogs.best}</Mark> : null}
          {wished ? <Mark tone="info" icon={<LikeOutlined />}>{words.visits.wished}</Mark> : null}
          <span className={styles.percent}>{words.recommendation.percent(Math.round(item.percent))}</span>
        </span>
        <span className={styles.detail}>{factsOf(item, words)}</span>
        {item.obstacles.length > 0 ? <span className={styles.obstacles}>{item.obstacles.map((obstacle) => words.dispatchObstacles[obstacle]).join(words.general.listSeparator)}</span> : null}
      </Radio>
      <div className={styles.foot}>
        <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{words.recommendation.why}</Button>
      </div>
      {open ? <div className={styles.why}><ScoreBreakdown parts={item.parts} /></div> : null}
    </div>
  );
}

function factsOf({ engineer, distanceMeters, travelMinutes }: Recommendation, words: Words): string {
  return [
    distanceMeters === null ? words.recommendation.unknownDistance : distanceText(distanceMeters, words),
    travelMinutes === null ? null : words.recommendation.travel(Math.round(travelMinutes)),
    words.recommendation.openJobs(engineer.openJobs, engineer.maximumOpenJobs),
  ].filter(Boolean).join(' · ');
}
