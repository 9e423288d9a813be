import { Text, View } from '@tarojs/components';
import type { MyFollowUp } from '@scanfix/shared-types';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { useWords } from '@/i18n';
import { exactTime } from '@/i18n/format';
import styles from './ask-card.module.scss';

interface AskCardProps {
  /** Null: only the work is to be accepted. */
  followUp: MyFollowUp | null;
  acceptanceWanted: boolean;
  mayRework: boolean;
  onFixed: () => void;
  onNotFixed: () => void;
}

/** The one question after the work, with its two answers. */
export function AskCard({ followUp, acceptanceWanted, mayRework, onFixed, onNotFixed }: AskCardProps) {
  const words = useWords();
  const { followUp: text } = words;
  const yes = followUp ? (acceptanceWanted ? text.fixedAndAccept : text.fixed) : text.accept;
  return (
    <Card title={text.question}>
      <Text className={styles.text}>{acceptanceWanted ? text.acceptText : text.text}</Text>
      <View className={styles.answers}>
        {mayRework && <Button look="secondary" wide onClick={onNotFixed}>{text.notFixed}</Button>}
        <Button wide onClick={onFixed}>{yes}</Button>
      </View>
      {followUp && <Text className={styles.hint}>{text.closesAt(exactTime(words, followUp.closesAt))}</Text>}
    </Card>
  );
}
