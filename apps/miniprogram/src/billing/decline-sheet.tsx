import { Text, View } from '@tarojs/components';
import { declineQuoteReasons, type DeclineQuoteReason, type DeclineQuoteRequest, type TicketMoney } from '@scanfix/shared-types';
import { useRef, useState } from 'react';
import { isPassing } from '@/api/failures';
import { Button } from '@/components/button';
import { Chips } from '@/components/chips';
import { LongTextField } from '@/components/field';
import { Sheet } from '@/components/sheet';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { failureText, fieldText } from '@/i18n/wording';
import styles from './decline-sheet.module.scss';

interface DeclineSheetProps {
  decline: (body: DeclineQuoteRequest, idempotencyKey: string) => Promise<TicketMoney>;
  onDeclined: (money: TicketMoney) => void;
  onRefused: () => void;
  onClose: () => void;
}

/** Why not, on the requester's phone or on the engineer's: the engineer reads it and talks to the requester. */
export function DeclineSheet({ decline, onDeclined, onRefused, onClose }: DeclineSheetProps) {
  const words = useWords();
  const [reason, setReason] = useState<DeclineQuoteReason | null>(null);
  const [note, setNote] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(device.randomId());

  const send = async (body: DeclineQuoteRequest): Promise<void> => {
    setBusy(true);
    try {
      onDeclined(await decline(body, key.current));
    } catch (failure) {
      setError(failureText(words, failure));
      setBusy(false);
      if (isPassing(failure)) return;
      key.current = device.randomId();
      onRefused();
    }
  };
  const confirm = (): void => {
    if (!reason) setError(words.problems['reason-required']);
    else if (reason === 'other' && note.trim() === '') setError(fieldText(words, 'required'));
    else void send({ reason, ...(note.trim() ? { note: note.trim() } : {}) });
  };
  return (
    <Sheet title={words.quote.declineTitle} onClose={onClose} foot={<Button wide look="danger" busy={busy} onClick={confirm}>{words.quote.submitDecline}</Button>}>
      <Text className={styles.text}>{words.quote.declineText}</Text>
      <Chips choices={declineQuoteReasons.map((value) => ({ value, text: words.quote.declineReasons[value] }))} chosen={reason} onChoose={(value) => { setReason(value); setError(null); }} />
      <View className={styles.note}>
        <LongTextField id="decline-note" value={note} onChange={(value) => { setNote(value); setError(null); }} placeholder={words.quote.declineNote} longest={500} error={error} />
      </View>
    </Sheet>
  );
}
