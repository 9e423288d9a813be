import { View } from '@tarojs/components';
import { cancelReasons, type CancelReason, type CancelTicketRequest, type TicketProgress } from '@scanfix/shared-types';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Chips } from '@/components/chips';
import { LongTextField } from '@/components/field';
import { Sheet } from '@/components/sheet';
import { useWords } from '@/i18n';
import { failureText, fieldText } from '@/i18n/wording';
import styles from './index.module.scss';

interface CancelSheetProps {
  cancel: (body: CancelTicketRequest) => Promise<TicketProgress>;
  onCancelled: (ticket: TicketProgress) => void;
  onClose: () => void;
}

export function CancelSheet({ cancel, onCancelled, onClose }: CancelSheetProps) {
  const words = useWords();
  const [reason, setReason] = useState<CancelReason | null>(null);
  const [note, setNote] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const confirm = async (): Promise<void> => {
    if (!reason) {
      setError(words.problems['reason-required']);
      return;
    }
    if (reason === 'other' && note.trim() === '') {
      setError(fieldText(words, 'required'));
      return;
    }
    setBusy(true);
    try {
      onCancelled(await cancel({ reason, ...(note.trim() ? { note: note.trim() } : {}) }));
    } catch (failure) {
      setError(failureText(words, failure));
      setBusy(false);
    }
  };
  const foot = (
    <>
      <Button look="secondary" wide onClick={onClose}>{words.progress.cancelKeep}</Button>
      <Button look="danger" wide busy={busy} onClick={() => void confirm()}>{words.progress.cancelConfirm}</Button>
    </>
  );
  return (
    <Sheet title={words.progress.cancelTitle} onClose={onClose} foot={foot}>
      <Chips choices={cancelReasons.map((value) => ({ value, text: words.tickets.cancelReasons[value] }))} chosen={reason} onChoose={(value) => { setReason(value); setError(null); }} />
      <View className={styles.media}>
        <LongTextField id="cancel-note" value={note} onChange={setNote} placeholder={words.progress.cancelNote} longest={500} error={error} />
      </View>
    </Sheet>
  );
}
