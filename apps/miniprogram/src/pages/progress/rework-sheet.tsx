import { View } from '@tarojs/components';
import { reworkReasons, type ReworkReason, type TicketProgress } from '@scanfix/shared-types';
import { useEffect, useRef, useState } from 'react';
import { isPassing } from '@/api/failures';
import { Button } from '@/components/button';
import { Chips } from '@/components/chips';
import { LongTextField } from '@/components/field';
import { MediaPicker } from '@/components/media-picker';
import { Sheet } from '@/components/sheet';
import { useEvent } from '@/components/use-event';
import { useMedia } from '@/components/use-media';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { failureText, fieldText } from '@/i18n/wording';
import { canUpload, uploadMissing } from '@/reporting/uploads';
import styles from './ask-card.module.scss';
import type { TicketAccess } from './ticket-access';

/** What a requester says; a low score speaks for itself. */
const offered = reworkReasons.filter((reason) => reason !== 'low-score');

interface ReworkSheetProps {
  access: TicketAccess;
  stickerCode: string | null;
  onSent: (ticket: TicketProgress) => void;
  onClose: () => void;
}

/** Not fixed: what is wrong now, in words and photos, so that the next engineer comes prepared. */
export function ReworkSheet({ access, stickerCode, onSent, onClose }: ReworkSheetProps) {
  const words = useWords();
  const [reason, setReason] = useState<ReworkReason>('not-fixed');
  const [note, setNote] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [wanted, setWanted] = useState(false);
  const [busy, setBusy] = useState(false);
  const media = useMedia([], stickerCode);
  const key = useRef(device.randomId());

  const send = useEvent(async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const files = await uploadMissing(media.files, stickerCode);
      const attachments = files.flatMap(({ claim }) => (claim ? [claim] : []));
      onSent(await access.rework({ reason, ...(note.trim() ? { note: note.trim() } : {}), ...(attachments.length > 0 ? { attachments } : {}) }, key.current));
    } catch (failure) {
      if (!isPassing(failure)) key.current = device.randomId();
      setError(failureText(words, failure));
      setBusy(false);
    }
  });
  const want = (): void => {
    if (reason === 'other' && note.trim() === '') setError(fieldText(words, 'required'));
    else setWanted(true);
  };
  // Uploads under way are waited for, so that no photo is left behind.
  useEffect(() => {
    if (!wanted || media.busy) return;
    setWanted(false);
    void send();
  }, [wanted, media.busy, send]);

  return (
    <Sheet title={words.rework.title} onClose={onClose} foot={<Button wide busy={busy || wanted} onClick={want}>{wanted ? words.report.waitForUploads : words.rework.submit}</Button>}>
      <Chips choices={offered.map((value) => ({ value, text: words.tickets.reworkReasons[value] }))} chosen={reason} onChoose={(value) => value && setReason(value)} />
      <View className={styles.media}>
        <LongTextField id="rework-note" label={words.rework.now} value={note} onChange={(value) => { setNote(value); setError(null); }} placeholder={words.rework.nowExample} longest={500} error={error} />
      </View>
      {canUpload(stickerCode) && <View className={styles.media}><MediaPicker items={media.items} mayAdd={media.mayAdd} onAdd={media.add} onRetry={media.retry} onRemove={media.remove} /></View>}
    </Sheet>
  );
}
