import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Notice } from '@/components/states';
import { sendStepsNow } from '@/field-work/sender';
import { useFieldQueue } from '@/field-work/use-field-work';
import { useWords } from '@/i18n';
import { relativeTime } from '@/i18n/format';
import { open } from '@/navigation/navigation';
import { useOnline } from './use-online';
import styles from './waiting-banner.module.scss';

/** Whether there is a network, how much waits to be sent, and how old is what one sees. A job's own page says by itself where it was stopped. */
export function WaitingBanner({ readAt, visitId }: { readAt: number | null; visitId?: number }) {
  const words = useWords();
  const online = useOnline();
  const { entries, stopped } = useFieldQueue();
  const waiting = entries.filter(({ visitId }) => !stopped[visitId]);
  const login = waiting.some(({ state }) => state === 'needs-login');
  const slow = waiting.some(({ attempts }) => attempts > 0);
  const stoppedVisits = Object.keys(stopped).filter((id) => Number(id) !== visitId);
  const say = words.fieldWork;
  return (
    <View>
      {!online && (
        <Notice icon="cloud-off" tone="warning">
          <Text className={styles.strong}>{waiting.length > 0 ? `${say.offline} · ${say.waiting(waiting.length)}` : say.offline}</Text>
          <View><Text>{say.offlineText}</Text></View>
        </Notice>
      )}
      {online && login && (
        <Notice icon="person" tone="warning">
          <View className={styles.line}><Text>{say.needsLogin(waiting.length)}</Text><Button small onClick={() => open('/pages/login/index', {})}>{say.logIn}</Button></View>
        </Notice>
      )}
      {online && !login && (slow || waiting.length > 1) && (
        <Notice icon="refresh" tone={slow ? 'warning' : 'calm'}>
          <View className={styles.line}>
            <Text>{slow ? say.waitingSlow(waiting.length) : say.sending(waiting.length)}</Text>
            {slow && <Button small look="secondary" onClick={sendStepsNow}>{say.sendNow}</Button>}
          </View>
        </Notice>
      )}
      {stoppedVisits.length > 0 && <Notice icon="alert" tone="bad" onClick={() => open('/engineer/job/index', { id: stoppedVisits[0] ?? '' })}>{say.stopped(stoppedVisits.length)}</Notice>}
      {readAt !== null && readAt > 0 && <View className={styles.age}><Text>{say.readAt(relativeTime(words, new Date(readAt).toISOString()))}</Text></View>}
    </View>
  );
}
