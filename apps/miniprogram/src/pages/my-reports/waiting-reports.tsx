import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Icon } from '@/components/icon';
import { ConfirmSheet } from '@/components/sheet';
import { VerifyPhoneSheet } from '@/components/verify-phone-sheet';
import { device } from '@/device';
import { useWords, type Words } from '@/i18n';
import { relativeTime } from '@/i18n/format';
import { open } from '@/navigation/navigation';
import { keepDraft } from '@/reporting/draft-store';
import type { OutboxEntry } from '@/reporting/outbox';
import { discardFromOutbox, sendNow, takeFromOutbox } from '@/reporting/outbox-sender';
import { logInByCode } from '@/reporting/submit';
import { useOutbox } from '@/reporting/use-outbox';
import styles from './index.module.scss';

function statusText(words: Words, { state, problem }: OutboxEntry): string {
  if (state === 'sending') return words.myReports.sending;
  if (state === 'needs-login') return words.myReports.needsLogin;
  if (state === 'refused') return problem ? words.problems[problem] : words.failures.unexpected;
  return words.myReports.waitingText;
}

/** Back into the form, as a new intent: the refused one is over. */
function editAgain(entry: OutboxEntry): void {
  takeFromOutbox(entry);
  keepDraft({ ...entry.draft, files: entry.files, key: device.randomId() });
  open('/pages/report/index', entry.draft.stickerCode ? { code: entry.draft.stickerCode } : {});
}

/** Reports that were handed in and have not arrived yet. */
export function WaitingReports() {
  const words = useWords();
  const entries = useOutbox();
  const [discarding, setDiscarding] = useState<OutboxEntry | null>(null);
  const [verifying, setVerifying] = useState<OutboxEntry | null>(null);
  if (entries.length === 0) return null;
  return (
    <View className={styles.waiting}>
      <Text className={styles.heading}>{words.myReports.waiting}</Text>
      {entries.map((entry) => (
        <View key={entry.key} className={styles.waitingCard}>
          <Text className={styles.waitingTitle}>{entry.title}</Text>
          {entry.request.description !== entry.title && <Text className={styles.waitingText}>{entry.request.description}</Text>}
          <View className={entry.state === 'refused' ? styles.statusBad : styles.status}>
            <Icon name={entry.state === 'refused' ? 'alert' : 'cloud-off'} />
            <Text>{entry.state === 'refused' ? `${words.myReports.refused}：${statusText(words, entry)}` : statusText(words, entry)}</Text>
          </View>
          <Text className={styles.when}>{relativeTime(words, new Date(entry.createdAt).toISOString())}</Text>
          <View className={styles.actions}>
            <Button small look="quiet" disabled={entry.state === 'sending'} onClick={() => setDiscarding(entry)}>{words.myReports.discard}</Button>
            {entry.state === 'refused' && <Button small look="secondary" onClick={() => editAgain(entry)}>{words.myReports.edit}</Button>}
            {entry.state === 'needs-login' && <Button small onClick={() => setVerifying(entry)}>{words.myReports.verifyAndSend}</Button>}
            {entry.state === 'waiting' && <Button small look="secondary" onClick={sendNow}>{words.myReports.sendNow}</Button>}
          </View>
        </View>
      ))}
      {discarding && (
        <ConfirmSheet
          title={words.myReports.discardTitle}
          text={words.myReports.discardText}
          action={words.myReports.discard}
          danger
          onClose={() => setDiscarding(null)}
          onConfirm={() => {
            void discardFromOutbox(discarding);
            setDiscarding(null);
          }}
        />
      )}
      {verifying && (
        <VerifyPhoneSheet
          phone={verifying.request.contact.phone}
          purpose="login"
          stickerCode={verifying.request.stickerCode}
          onClose={() => setVerifying(null)}
          onCode={async (phone, code) => {
            await logInByCode(phone, code, verifying.request.stickerCode ?? null);
            setVerifying(null);
          }}
        />
      )}
    </View>
  );
}
