import { useState } from 'react';
import { Button } from '@/components/button';
import { LongTextField } from '@/components/field';
import { Sheet } from '@/components/sheet';
import type { JobStep } from '@/field-work/job-step';
import { useWords } from '@/i18n';
import { fieldText } from '@/i18n/wording';

export function CommentSheet({ busy, onStep, onClose }: { busy: boolean; onStep: (step: JobStep) => void; onClose: () => void }) {
  const words = useWords();
  const { sheets } = words.fieldWork;
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const confirm = (): void => {
    if (text.trim() === '') setError(fieldText(words, 'required'));
    else onStep({ kind: 'comment', text: text.trim(), files: [] });
  };
  return (
    <Sheet title={sheets.comment} onClose={onClose} foot={<Button wide busy={busy} onClick={confirm}>{sheets.confirm.comment}</Button>}>
      <LongTextField id="job-comment" value={text} onChange={(value) => { setText(value); setError(null); }} placeholder={sheets.commentExample} error={error} />
    </Sheet>
  );
}
