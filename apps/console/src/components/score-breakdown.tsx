import type { ScorePart } from '@scanfix/shared-types';
import { useWords, type Words } from '../i18n';
import { distanceText } from './format';
import styles from './score-breakdown.module.css';

/** Why this engineer: every reason with its points, a bar, and the fact behind it. */
export function ScoreBreakdown({ parts }: { parts: ScorePart[] }) {
  const words = useWords();
  return (
    <div className={styles.rows} data-testid="score-breakdown">
      {parts.map((part) => (
        <div key={part.kind} className={styles.row}>
          <span className={styles.label}>{words.recommendation.reasons[part.kind]}</span>
          <span>
            <span className={styles.track} style={{ display: 'block' }} aria-hidden>
              <span className={styles.bar} style={{ display: 'block', width: `${part.maximum > 0 ? (100 * part.points) / part.maximum : 0}%` }} />
            </span>
            <span className={styles.detail}>{factOf(part, words)}</span>
          </span>
          <span className={styles.points}>{words.recommendation.points(Math.round(part.points), part.maximum)}</span>
        </div>
      ))}
    </div>
  );
}

/** The words of a reason, from the data that the server counted with. */
function factOf({ kind, data }: ScorePart, words: Words): string {
  const { recommendation } = words;
  const number = (key: string): number | null => (typeof data[key] === 'number' ? data[key] : null);
  switch (kind) {
    case 'distance': {
      const [meters, minutes] = [number('meters'), number('minutes')];
      if (meters === null) return recommendation.unknownDistance;
      return [distanceText(meters, words), minutes === null ? null : recommendation.travel(minutes), data['from'] === 'base' ? recommendation.fromBase : null].filter(Boolean).join(' · ');
    }
    case 'skill': {
      const level = number('level');
      if (level === null) return recommendation.noSkillsKept;
      return recommendation.skillLevels[level as 1 | 2 | 3] ?? words.dispatchObstacles['no-skill'];
    }
    case 'load':
      return recommendation.openJobs(number('openJobs') ?? 0, number('maximum') ?? 0);
    case 'shift': {
      const duty = data['absent'] ? recommendation.absent : data['onShift'] ? recommendation.onShift : recommendation.offShift;
      return data['at'] === 'preferred' ? recommendation.atPreferredTime(duty) : duty;
    }
    case 'device-history':
      return recommendation.visitsToDevice(number('visits') ?? 0);
    case 'wish':
      return data['wished'] ? recommendation.wished : recommendation.wishedAnother;
    case 'territory':
      if (data['everywhere']) return recommendation.everywhere;
      if (data['inside'] === null) return recommendation.territoryUnknown;
      if (!data['inside']) return recommendation.outside;
      return typeof data['name'] === 'string' ? recommendation.insideOf(data['name']) : recommendation.inside;
  }
}
