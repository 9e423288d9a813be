import { CheckCircleOutlined, MinusCircleOutlined, WarningFilled } from '@ant-design/icons';
import type { ChecklistResult, UsedPart, WorkLogView } from '@scanfix/shared-types';
import type { ReactNode } from 'react';
import { AttachmentGallery } from '../../../components/attachment-gallery';
import { useFormat } from '../../../components/format';
import { moneyText } from '../../../components/money';
import { Mark, type Tone } from '../../../components/mark';
import { Facts, pageStyles } from '../../../components/page';
import { useWords } from '../../../i18n';
import styles from './visits.module.css';

const looks: Record<ChecklistResult, [Tone, ReactNode]> = {
  ok: ['success', <CheckCircleOutlined key="i" />],
  'not-ok': ['danger', <WarningFilled key="i" />],
  'not-applicable': ['neutral', <MinusCircleOutlined key="i" />],
};

/** What was found and done, with which parts, and how it looked before and after. */
export function WorkRecord({ log }: { log: WorkLogView }) {
  const words = useWords();
  const format = useFormat();
  return (
    <div className={styles.section} data-testid="work-record">
      <h3 className={styles.sectionTitle}>{words.visits.record}</h3>
      <Facts
        facts={[
          [words.visits.faultCode, log.faultCode ? <span key="f"><span className={pageStyles.mono}>{log.faultCode.code}</span> {log.faultCode.name}</span> : null],
          [words.visits.cause, log.cause],
          [words.visits.action, log.action],
          [words.visits.recordNote, log.note ? <span key="n" className={pageStyles.preserve}>{log.note}</span> : null],
          [words.visits.labour, format.duration(log.labourMinutes * 60_000)],
          [words.visits.recordedAt, format.exact(log.recordedAt)],
        ]}
      />
      <UsedParts parts={log.parts} />
      <Photos log={log} />
      {log.checklist.length > 0 ? (
        <>
          <span className={styles.label}>{words.visits.checklist}</span>
          <ul className={styles.checklist}>
            {log.checklist.map(({ itemId, text, result, note }) => (
              <li key={itemId} className={styles.item}>
                <Mark tone={looks[result][0]} icon={looks[result][1]}>{words.visits.checklistResults[result]}</Mark>
                <span>{text}</span>
                {note ? <span className={styles.quiet}>{note}</span> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

function UsedParts({ parts }: { parts: UsedPart[] }) {
  const words = useWords();
  const { partColumns } = words.visits;
  if (parts.length === 0) return <span className={styles.quiet}>{words.visits.noParts}</span>;
  const total = parts.reduce((sum, { quantity, priceFen }) => sum + quantity * priceFen, 0);
  return (
    <div className={styles.scroll}>
      <table className={styles.parts} data-testid="used-parts">
        <thead>
          <tr>
            <th scope="col">{partColumns.name}</th>
            <th scope="col" className={styles.figure}>{partColumns.quantity}</th>
            <th scope="col" className={styles.figure}>{partColumns.price}</th>
            <th scope="col" className={styles.figure}>{partColumns.sum}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.partId}>
              <td>{part.name} <span className={`${pageStyles.mono} ${styles.quiet}`}>{part.code}</span></td>
              <td className={styles.figure}>{part.quantity} {part.unit}</td>
              <td className={styles.figure}>{moneyText(part.priceFen)}</td>
              <td className={styles.figure}>{moneyText(Math.round(part.quantity * part.priceFen))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={3}>{words.visits.partsTotal}</td>
            <td className={styles.figure}>{moneyText(Math.round(total))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Photos({ log }: { log: WorkLogView }) {
  const words = useWords();
  const format = useFormat();
  const moments = (['before', 'after'] as const).map((moment) => ({ moment, photos: log.photos.filter((photo) => photo.moment === moment) })).filter(({ photos }) => photos.length > 0);
  if (moments.length === 0 && !log.video) return null;
  return (
    <div className={styles.photos}>
      {moments.map(({ moment, photos }) => (
        <div key={moment}>
          <div className={styles.label}>{words.visits[moment]}</div>
          <AttachmentGallery attachments={photos.map(({ attachment }) => attachment)} />
          <div className={styles.quiet}>{words.visits.photoTaken(format.exact((photos[0] as (typeof photos)[number]).takenAt))}</div>
        </div>
      ))}
      {log.video ? (
        <div>
          <div className={styles.label}>{words.visits.video}</div>
          <AttachmentGallery attachments={[log.video]} />
        </div>
      ) : null}
    </div>
  );
}
