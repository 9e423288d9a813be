import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/button';
import { Chips } from '@/components/chips';
import { LongTextField } from '@/components/field';
import { Sheet } from '@/components/sheet';
import { useWords } from '@/i18n';
import styles from './index.module.scss';

interface ReasonSheetProps<Reason extends string> {
  title: string;
  action: string;
  danger?: boolean;
  /** Characters of the note. */
  longest?: number;
  busy: boolean;
  reasons: Record<Reason, string>;
  /** More to be chosen, below the reasons. */
  children?: ReactNode;
  onConfirm: (reason: Reason, note: string) => void;
  onClose: () => void;
}

/** Why; `other` asks for words. */
export function ReasonSheet<Reason extends string>({ title, action, danger = false, longest = 500, busy, reasons, children, onConfirm, onClose }: ReasonSheetProps<Reason>) {
  const words = useWords();
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  const [error, setError] = useState<string | null>(null);
  const confirm = (): void => {
    if (!reason) setError(words.problems['reason-required']);
    else if (reason === 'other' && note.trim() === '') setError(words.fieldWork.sheets.noteNeeded);
    else onConfirm(reason, note.trim());
  };
  const choose = (value: Reason | null): void => {
    setReason(value);
    setError(null);
  };
  return (
    <Sheet title={title} onClose={onClose} foot={<Button wide look={danger ? 'danger' : 'primary'} busy={busy} onClick={confirm}>{action}</Button>}>
      <Chips choices={(Object.keys(reasons) as Reason[]).map((value) => ({ value, text: reasons[value] }))} chosen={reason} onChoose={choose} />
      {children}
      <View className={styles.below}>
        <LongTextField id="reason-note" value={note} onChange={(value) => { setNote(value); setError(null); }} placeholder={words.fieldWork.sheets.note} longest={longest} error={error} />
      </View>
    </Sheet>
  );
}
