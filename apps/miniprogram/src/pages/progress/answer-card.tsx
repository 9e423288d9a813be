import { Text, View } from '@tarojs/components';
import type { FollowUpAnswer } from '@scanfix/shared-types';
import { Card, Fact } from '@/components/card';
import { Icon } from '@/components/icon';
import { useWords } from '@/i18n';
import styles from './ask-card.module.scss';

/** What was answered, so that one need not wonder. */
export function AnswerCard({ answer: { fixed, csat, comment } }: { answer: FollowUpAnswer }) {
  const words = useWords();
  const { followUp: text } = words;
  return (
    <Card>
      <Fact name={text.answer}>
        <Text>{fixed ? text.answeredFixed : text.answeredNotFixed}</Text>
        {csat !== null && (
          <View className={styles.stars} role="img" aria-label={text.star(csat)}>
            {text.stars.map((meaning, index) => <Icon key={meaning} name={index < csat ? 'star-full' : 'star'} />)}
          </View>
        )}
        {comment && <View><Text>{comment}</Text></View>}
      </Fact>
    </Card>
  );
}
