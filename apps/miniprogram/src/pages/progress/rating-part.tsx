import { Text, View } from '@tarojs/components';
import { LongTextField } from '@/components/field';
import { Stars } from '@/components/stars';
import { useWords } from '@/i18n';
import styles from './ask-card.module.scss';

export interface Rating {
  csat: number | null;
  nps: number | null;
  comment: string;
}
const longestComment = 500;
const scores = Array.from({ length: 11 }, (_none, score) => score);

/** How it was; all of it may be left out. */
export function RatingPart({ rating, askNps, onChange }: { rating: Rating; askNps: boolean; onChange: (changes: Partial<Rating>) => void }) {
  const words = useWords();
  const { followUp: text } = words;
  return (
    <View>
      <View className={styles.part}>
        <Text className={styles.question}>{text.rate}</Text>
        <Stars value={rating.csat} onChange={(csat) => onChange({ csat })} />
      </View>
      {askNps && (
        <View className={styles.part}>
          <Text className={styles.question}>{text.nps}</Text>
          <View className={styles.scores}>
            {scores.map((nps) => (
              <View key={nps} className={`${styles.score} ${rating.nps === nps ? styles.chosen : ''}`} role="button" aria-pressed={rating.nps === nps} onClick={() => onChange({ nps })}><Text>{String(nps)}</Text></View>
            ))}
          </View>
          <View className={styles.ends}><Text>{text.npsLow}</Text><Text>{text.npsHigh}</Text></View>
        </View>
      )}
      <LongTextField id="follow-up-comment" value={rating.comment} onChange={(comment) => onChange({ comment })} placeholder={text.comment} longest={longestComment} />
    </View>
  );
}
