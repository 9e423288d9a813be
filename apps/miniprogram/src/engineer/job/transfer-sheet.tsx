import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button';
import { LongTextField, TextField } from '@/components/field';
import { Icon } from '@/components/icon';
import { Sheet } from '@/components/sheet';
import { Failure, Skeleton } from '@/components/states';
import { useLoaded } from '@/components/use-loaded';
import type { JobStep } from '@/field-work/job-step';
import { loadColleagues } from '@/field-work/jobs';
import type { Colleague } from '@/field-work/kept-jobs';
import { useWords } from '@/i18n';
import styles from './index.module.scss';

/** Below so many one looks, above one searches. */
const searchedFrom = 8;
const shownAtMost = 30;

export function TransferSheet({ busy, onStep, onClose }: { busy: boolean; onStep: (step: JobStep) => void; onClose: () => void }) {
  const words = useWords();
  const { sheets } = words.fieldWork;
  const colleagues = useLoaded('colleagues', loadColleagues);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<Colleague | null>(null);
  const [note, setNote] = useState('');
  const [error, setError] = useState<string | null>(null);
  const all = colleagues.value ?? [];
  const shown = all.filter(({ name }) => name.includes(search.trim())).slice(0, shownAtMost);

  const confirm = (): void => {
    if (!chosen) setError(words.problems['reason-required']);
    else if (note.trim() === '') setError(sheets.noteNeeded);
    else onStep({ kind: 'transfer', engineerId: chosen.id, engineerName: chosen.name, note: note.trim() });
  };
  return (
    <Sheet title={sheets.transfer} onClose={onClose} foot={<Button wide busy={busy} disabled={!chosen} onClick={confirm}>{sheets.confirm.transfer}</Button>}>
      {!colleagues.value && (colleagues.error ? <Failure error={colleagues.error} onRetry={() => void colleagues.reload()} /> : <Skeleton cards={1} />)}
      {colleagues.value && all.length === 0 && <Text className={styles.hint}>{sheets.noColleagues}</Text>}
      {all.length > searchedFrom && <TextField id="colleague-search" value={search} onChange={setSearch} placeholder={sheets.searchColleagues} longest={20} />}
      {shown.map((colleague) => (
        <View key={colleague.id} className={`${styles.choice} ${chosen?.id === colleague.id ? styles.chosen : ''}`} role="button" aria-pressed={chosen?.id === colleague.id} onClick={() => setChosen(colleague)}>
          <Icon name="person" />
          <Text className={styles.grow}>{colleague.name}</Text>
          {chosen?.id === colleague.id && <Icon name="check" />}
        </View>
      ))}
      <View className={styles.below}>
        <LongTextField id="transfer-note" label={sheets.transferNote} value={note} onChange={(value) => { setNote(value); setError(null); }} placeholder={sheets.transferNoteExample} longest={500} error={error} />
      </View>
    </Sheet>
  );
}
