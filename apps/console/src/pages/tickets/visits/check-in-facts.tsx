import { CheckCircleOutlined, EnvironmentOutlined, FlagOutlined } from '@ant-design/icons';
import type { CheckInView } from '@scanfix/shared-types';
import { AttachmentGallery } from '../../../components/attachment-gallery';
import { distanceText, useFormat } from '../../../components/format';
import { Mark } from '../../../components/mark';
import { useWords } from '../../../i18n';
import styles from './visits.module.css';

export function CheckInFacts({ checkIn }: { checkIn: CheckInView | null }) {
  const words = useWords();
  const format = useFormat();
  if (!checkIn) {
    return (
      <div className={styles.section}>
        <h3 className={styles.sectionTitle}>{words.visits.checkIn}</h3>
        <span className={styles.quiet}>{words.visits.noCheckIn}</span>
      </div>
    );
  }
  const facts = [
    checkIn.distanceMeters === null ? null : words.visits.distance(distanceText(checkIn.distanceMeters, words)),
    checkIn.accuracyMeters === null ? null : words.visits.accuracy(distanceText(checkIn.accuracyMeters, words)),
    checkIn.flags.includes('impossible-jump') && checkIn.speedKmh !== null ? words.visits.speed(Math.round(checkIn.speedKmh)) : null,
  ].filter((fact) => fact !== null);
  return (
    <div className={styles.section} data-testid="check-in">
      <h3 className={styles.sectionTitle}>{words.visits.checkIn}</h3>
      <div className={styles.line}>
        <Mark tone={checkIn.method === 'manual' ? 'warning' : 'success'} icon={<EnvironmentOutlined />}>{words.checkInMethods[checkIn.method]}</Mark>
        <time dateTime={checkIn.at}>{format.exact(checkIn.at)}</time>
        {facts.map((fact) => <span key={fact} className={styles.quiet}>{fact}</span>)}
      </div>
      {checkIn.flags.length > 0 ? (
        <div className={styles.line}>
          {checkIn.flags.map((flag) => <Mark key={flag} tone={checkIn.reviewedAt ? 'neutral' : 'warning'} icon={<FlagOutlined />}>{words.checkInFlags[flag]}</Mark>)}
          {checkIn.reviewedAt ? <Mark tone="success" icon={<CheckCircleOutlined />}>{words.visits.reviewed}</Mark> : null}
        </div>
      ) : null}
      {checkIn.reason ? <div className={styles.reason}>{words.ticketPage.withReason(checkIn.reason)}</div> : null}
      {checkIn.photo ? <AttachmentGallery attachments={[checkIn.photo]} /> : null}
    </div>
  );
}
