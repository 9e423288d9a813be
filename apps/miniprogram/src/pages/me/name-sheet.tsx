import { useState } from 'react';
import { Button } from '@/components/button';
import { TextField } from '@/components/field';
import { Sheet } from '@/components/sheet';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { failureText, fieldText } from '@/i18n/wording';
import { call } from '@/session/call';
import { updateMe } from '@/session/session';

export function NameSheet({ name: given, onClose }: { name: string; onClose: () => void }) {
  const words = useWords();
  const [name, setName] = useState(given);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    if (name.trim() === '') {
      setError(fieldText(words, 'required'));
      return;
    }
    setBusy(true);
    try {
      updateMe(await call('PATCH /me', { body: { name: name.trim() } }));
      device.toast(words.me.saved);
      onClose();
    } catch (failure) {
      setError(failureText(words, failure));
      setBusy(false);
    }
  };
  return (
    <Sheet title={words.me.editName} onClose={onClose} foot={<Button wide busy={busy} onClick={() => void save()}>{words.general.confirm}</Button>}>
      <TextField id="name" label={words.me.name} placeholder={words.report.contactNameExample} longest={50} focus value={name} onChange={(value) => { setName(value); setError(null); }} error={error} />
    </Sheet>
  );
}
