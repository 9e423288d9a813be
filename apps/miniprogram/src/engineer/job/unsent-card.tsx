import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { ProblemError } from '@/api/failures';
import { Button } from '@/components/button';
import { Icon } from '@/components/icon';
import { ConfirmSheet } from '@/components/sheet';
import { device } from '@/device';
import { abandoned, entriesOf, isConflict, skipped, type Stop } from '@/field-work/queue';
import { changeQueue } from '@/field-work/queue-store';
import { commentsOf, contentOf, recordedText } from '@/field-work/recorded-text';
import { sendAsComments, sendSteps, trySteps } from '@/field-work/sender';
import { useFieldQueue } from '@/field-work/use-field-work';
import { useWords, type Words } from '@/i18n';
import { distance, exactTime } from '@/i18n/format';
import { failureText } from '@/i18n/wording';
import { open } from '@/navigation/navigation';
import { useOnline } from '../components/use-online';
import styles from './index.module.scss';

/** What happened meanwhile, in a sentence. */
export function stopText(words: Words, { code, context }: Stop): string {
  const { conflict, checkIn } = words.fieldWork;
  const { ended } = conflict;
  if (code === 'visit-ended') return ended[String(context.outcome) as keyof typeof ended] ?? ended.unknown;
  if (code === 'action-not-allowed') {
    const { states } = words.tickets;
    return conflict.moved(states[String(context.state) as keyof typeof states] ?? '');
  }
  if (code === 'not-found') return conflict.gone;
  if (code === 'too-far-away') return checkIn.tooFar(distance(words, Number(context.distanceMeters ?? 0)));
  return words.problems[code];
}

const fixes = { checkIn: '/engineer/check-in/index', record: '/engineer/record/index', complete: '/engineer/finish/index' } as const;
type Fixable = keyof typeof fixes;
const isFixable = (kind: string): kind is Fixable => kind in fixes;

/** What waits to be sent for this job; and where the server said no, what happened and the ways on. Nothing of it is ever lost. */
export function UnsentCard({ visitId }: { visitId: number }) {
  const words = useWords();
  const say = words.fieldWork.conflict;
  const queue = useFieldQueue();
  const [discarding, setDiscarding] = useState(false);
  const [busy, setBusy] = useState(false);
  /** Who has lost a job may no longer write on it: then copying is the way. */
  const [mute, setMute] = useState(false);
  const entries = entriesOf(queue, visitId);
  const stop = queue.stopped[visitId];
  const online = useOnline();
  const [head] = entries;
  // What is just on its way needs no words.
  if (!head || (!stop && online && entries.length === 1 && head.attempts === 0)) return null;
  const conflict = stop !== undefined && isConflict(stop.code);
  const { kind } = head.step;

  const copy = (): void => void device.copy(recordedText(words, entries)).then(() => device.toast(words.general.copied), (error: unknown) => device.toast(failureText(words, error)));
  const comment = async (): Promise<void> => {
    setBusy(true);
    try {
      await sendAsComments(visitId, commentsOf(words, entries));
      device.toast(say.commentSent);
    } catch (error) {
      const over = error instanceof ProblemError && isConflict(error.problem.code);
      if (over) setMute(true);
      device.toast(over ? say.copyInstead : failureText(words, error));
    }
    setBusy(false);
  };
  const skip = (): void => {
    changeQueue((before) => skipped(before, visitId));
    void sendSteps();
  };
  return (
    <View className={`${styles.unsent} ${stop ? styles.stopped : ''}`}>
      <View className={styles.unsentHead}>
        <Icon name={stop ? 'alert' : 'cloud-off'} />
        <Text className={styles.strong}>{stop ? say.title : say.steps}</Text>
      </View>
      {stop && <Text className={styles.stopText}>{stopText(words, stop)}</Text>}
      {stop && <Text className={styles.hint}>{conflict ? say.kept : say.correctable}</Text>}
      {entries.map(({ key, step, happenedAt }) => (
        <View key={key} className={styles.step}>
          <Text className={styles.strong}>{say.step(say.names[step.kind], exactTime(words, happenedAt))}</Text>
          {contentOf(words, step).map((line, index) => <Text key={index} className={styles.stepText}>{line}</Text>)}
        </View>
      ))}
      {stop && (
        <View className={styles.ways}>
          {conflict && <Button small onClick={copy}>{say.copy}</Button>}
          {conflict && !mute && <Button small look="secondary" busy={busy} onClick={() => void comment()}>{say.comment}</Button>}
          {!conflict && isFixable(kind) && <Button small onClick={() => open(fixes[kind], { id: String(visitId) })}>{say.fix[kind]}</Button>}
          {!conflict && <Button small look="secondary" onClick={() => trySteps(visitId)}>{say.retry}</Button>}
          {!conflict && entries.length > 1 && <Button small look="quiet" onClick={skip}>{say.skip}</Button>}
          <Button small look="danger" onClick={() => setDiscarding(true)}>{say.discard}</Button>
        </View>
      )}
      {discarding && (
        <ConfirmSheet
          title={say.discardTitle}
          text={say.discardText}
          action={say.discard}
          danger
          onClose={() => setDiscarding(false)}
          onConfirm={() => {
            setDiscarding(false);
            changeQueue((before) => abandoned(before, visitId));
          }}
        />
      )}
    </View>
  );
}
