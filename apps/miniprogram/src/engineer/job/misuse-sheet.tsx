import { Text, View } from '@tarojs/components';
import type { TicketMoney } from '@scanfix/shared-types';
import { useEffect, useRef, useState } from 'react';
import { isPassing } from '@/api/failures';
import { Button } from '@/components/button';
import { LongTextField } from '@/components/field';
import { MediaPicker } from '@/components/media-picker';
import { Sheet } from '@/components/sheet';
import { useEvent } from '@/components/use-event';
import { useMedia } from '@/components/use-media';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { failureText, fieldText } from '@/i18n/wording';
import { uploadMissing } from '@/reporting/uploads';
import { call } from '@/session/call';
import styles from './index.module.scss';

/** Why the warranty does not cover it, with photos: whoever is to pay reads and sees the same. */
export function MisuseSheet({ visitId, onDeclared, onClose }: { visitId: number; onDeclared: (money: TicketMoney) => void; onClose: () => void }) {
  const words = useWords();
  const say = words.quoting;
  const [note, setNote] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [wanted, setWanted] = useState(false);
  const [busy, setBusy] = useState(false);
  const media = useMedia([], null);
  const key = useRef(device.randomId());

  const send = useEvent(async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const files = await uploadMissing(media.files, null);
      const photos = files.flatMap(({ file, claim }) => (claim && file.kind === 'image' ? [claim] : []));
      onDeclared(await call('POST /jobs/:id/misuse', { params: { id: visitId }, body: { note: note.trim(), photos }, idempotencyKey: key.current }));
    } catch (failure) {
      if (!isPassing(failure)) key.current = device.randomId();
      setError(failureText(words, failure));
      setBusy(false);
    }
  });
  const want = (): void => {
    if (note.trim() === '') setError(fieldText(words, 'required'));
    else if (!media.items.some(({ file }) => file.kind === 'image')) setError(say.misusePhotoNeeded);
    else setWanted(true);
  };
  // Uploads under way are waited for, so that no photo is left behind.
  useEffect(() => {
    if (!wanted || media.busy) return;
    setWanted(false);
    void send();
  }, [wanted, media.busy, send]);
  const change = (value: string): void => {
    setNote(value);
    setError(null);
  };
  return (
    <Sheet title={say.misuseTitle} onClose={onClose} foot={<Button wide busy={busy || wanted} onClick={want}>{wanted ? words.report.waitForUploads : say.misuseSubmit}</Button>}>
      <LongTextField id="misuse-note" label={say.misuseNote} value={note} onChange={change} placeholder={say.misuseNoteExample} longest={500} error={error} />
      <View className={styles.below}>
        <Text className={styles.label}>{say.misusePhotos}</Text>
        <MediaPicker items={media.items} mayAdd={media.mayAdd} onAdd={media.add} onRetry={media.retry} onRemove={media.remove} />
      </View>
    </Sheet>
  );
}
