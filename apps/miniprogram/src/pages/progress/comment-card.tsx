import { View } from '@tarojs/components';
import type { TicketProgress } from '@scanfix/shared-types';
import { useRef, useState } from 'react';
import { isPassing } from '@/api/failures';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { LongTextField } from '@/components/field';
import { MediaPicker } from '@/components/media-picker';
import { useMedia } from '@/components/use-media';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { failureText } from '@/i18n/wording';
import { canUpload, uploadMissing } from '@/reporting/uploads';
import styles from './index.module.scss';
import type { TicketAccess } from './ticket-access';

interface CommentCardProps {
  access: TicketAccess;
  /** Vouches for photos where there is no session; without either there are words only. */
  stickerCode: string | null;
  onChange: (ticket: TicketProgress) => void;
}

export function CommentCard({ access, stickerCode, onChange }: CommentCardProps) {
  const words = useWords();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const media = useMedia([], stickerCode);
  const key = useRef(device.randomId());
  const empty = text.trim() === '' && media.items.length === 0;

  const send = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const files = await uploadMissing(media.files, stickerCode);
      const attachments = files.flatMap(({ claim }) => (claim ? [claim] : []));
      // A photo alone says something; the API wants words as well.
      const body = { text: text.trim() || words.progress.photos, ...(attachments.length > 0 ? { attachments } : {}) };
      onChange(await access.comment(body, key.current));
      key.current = device.randomId();
      setText('');
      media.clear();
      device.toast(words.progress.sent);
    } catch (failure) {
      if (!isPassing(failure)) key.current = device.randomId();
      setError(failureText(words, failure));
    }
    setBusy(false);
  };
  const change = (value: string): void => {
    setText(value);
    setError(null);
  };
  return (
    <Card title={words.progress.addComment}>
      <LongTextField id="comment" value={text} onChange={change} placeholder={words.progress.commentExample} error={error} />
      {canUpload(stickerCode) && <View className={styles.media}><MediaPicker items={media.items} mayAdd={media.mayAdd} onAdd={media.add} onRetry={media.retry} onRemove={media.remove} /></View>}
      {!empty && <View className={styles.send}><Button wide busy={busy || media.busy} onClick={() => void send()}>{words.progress.send}</Button></View>}
    </Card>
  );
}
