import type { FollowUpCall } from '@scanfix/shared-types';
import { useFormat } from '../../components/format';
import { useWords } from '../../i18n';
import styles from './follow-ups.module.css';

export function CallHistory({ calls }: { calls: FollowUpCall[] }) {
  const words = useWords();
  const format = useFormat();
  if (calls.length === 0) return <span className={styles.quiet}>{words.followUps.noCalls}</span>;
  return (
    <ul className={styles.calls}>
      {[...calls].sort((a, b) => b.id - a.id).map((call) => (
        <li key={call.id}>
          <b>{words.callResults[call.result]}</b> <span className={styles.quiet}>{[format.clockTime(call.at), call.agentName, call.nextCallAt ? words.followUps.nextCall(format.clockTime(call.nextCallAt)) : null].filter(Boolean).join(' · ')}</span>
          {call.note ? <div>{call.note}</div> : null}
        </li>
      ))}
    </ul>
  );
}
