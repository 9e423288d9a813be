import { CheckCircleOutlined, FrownOutlined, MehOutlined, SmileOutlined, WarningFilled } from '@ant-design/icons';
import type { FollowUpAnswer } from '@scanfix/shared-types';
import { Mark } from '../../components/mark';
import { useWords } from '../../i18n';
import styles from './follow-ups.module.css';

/** Fixed or not, the scores, and the words. */
export function AnswerMarks({ answer, withComment = true }: { answer: FollowUpAnswer; withComment?: boolean }) {
  const words = useWords();
  const { fixed, csat, nps, comment } = answer;
  return (
    <span className={styles.marks}>
      {fixed ? <Mark tone="success" icon={<CheckCircleOutlined />}>{words.followUps.fixedYes}</Mark> : <Mark tone="danger" icon={<WarningFilled />}>{words.followUps.fixedNo}</Mark>}
      {csat === null ? null : (
        <Mark tone={csat <= 2 ? 'danger' : csat === 3 ? 'warning' : 'success'} icon={csat <= 2 ? <FrownOutlined /> : csat === 3 ? <MehOutlined /> : <SmileOutlined />}>{words.followUps.csatValue(csat)}</Mark>
      )}
      {nps === null ? null : <span className={styles.quiet}>{words.followUps.npsValue(nps)}</span>}
      {withComment && comment ? <span className={styles.comment}>{comment}</span> : null}
    </span>
  );
}
