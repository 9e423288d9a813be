import { SendOutlined, TeamOutlined } from '@ant-design/icons';
import { engineerStatuses, type EngineerSummary } from '@scanfix/shared-types';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { engineerLooks, EngineerStatusMark } from '../../components/engineer-status-mark';
import { FocusOnOpen } from '../../components/focus-on-open';
import { TimeText } from '../../components/time-text';
import { useWords } from '../../i18n';
import styles from './board-map.module.css';
import { dropOn } from './drag-ticket';

/** Engineers at one place. What they do stands on the mark; everything else opens with it. A ticket can be dropped on it. */
export function EngineerMark({ engineers, onSend }: { engineers: EngineerSummary[]; onSend: ((engineerId: number) => void) | undefined }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const [first] = engineers;
  if (!first) return null;
  const alone = engineers.length === 1;
  const best = [...engineers].sort((a, b) => engineerStatuses.indexOf(a.status) - engineerStatuses.indexOf(b.status))[0] ?? first;
  const [tone, icon] = engineerLooks[best.status];
  const title = alone ? `${first.name} · ${words.engineerStatuses[first.status]}` : words.dispatch.engineerGroup(engineers.length);
  return (
    <Popover trigger="click" title={title} open={open} onOpenChange={setOpen} destroyOnHidden content={<FocusOnOpen onClose={() => setOpen(false)}><Known engineers={engineers} onSend={onSend} /></FocusOnOpen>}>
      <button type="button" className={`${styles.engineer} ${styles[tone]}`} aria-label={title} data-engineer-mark={engineers.map(({ id }) => id).join(',')} {...dropOn(engineers.map(({ id }) => id))}>
        {alone ? icon : <TeamOutlined aria-hidden />}
        <span className={styles.engineerText}>
          <span className={styles.engineerName}>{alone ? first.name : words.dispatch.engineerCount(engineers.length)}</span>
          <span className={styles.engineerState}>{words.engineerStatuses[best.status]}</span>
        </span>
      </button>
    </Popover>
  );
}

function Known({ engineers, onSend }: { engineers: EngineerSummary[]; onSend: ((engineerId: number) => void) | undefined }) {
  const words = useWords();
  return (
    <ul className={styles.known}>
      {engineers.map((engineer) => (
        <li key={engineer.id} className={styles.knownRow}>
          <div className={styles.knownTop}>
            <Link to={`/engineers/${engineer.id}`}>{engineer.name}</Link>
            <EngineerStatusMark status={engineer.status} />
            <span className={styles.quiet}>{words.dispatch.jobs(engineer.openJobs, engineer.maximumOpenJobs)}</span>
            {onSend ? <Button size="small" icon={<SendOutlined />} onClick={() => onSend(engineer.id)} aria-label={words.dispatch.assignTo(engineer.name)}>{words.dispatch.assign}</Button> : null}
          </div>
          <div className={styles.quiet}>
            {engineer.position ? (
              <>
                <TimeText at={engineer.position.at} />
                {engineer.position.accuracyMeters === null ? null : ` · ${words.dispatch.accuracy(Math.round(engineer.position.accuracyMeters))}`}
              </>
            ) : (
              words.dispatch.positionBase
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
