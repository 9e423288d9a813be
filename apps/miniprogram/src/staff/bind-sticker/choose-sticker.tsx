import { parseStickerCode } from '@scanfix/shared-types';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { TextField } from '@/components/field';
import { Message } from '@/components/states';
import { useScanner } from '@/components/use-scanner';
import { device } from '@/device';
import { useWords } from '@/i18n';

export function ChooseSticker({ onCode }: { onCode: (code: string) => void }) {
  const words = useWords();
  const scan = useScanner();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const take = (text: string): void => {
    const code = parseStickerCode(text);
    if (code) onCode(code);
    else setError(words.problems['sticker-code-malformed']);
  };
  const scanNow = (): void => scan((scanned) => {
    if (scanned.kind === 'sticker') onCode(scanned.code);
    else device.toast(words.problems['sticker-code-malformed']);
  });
  return (
    <Card>
      <Message icon="sticker" title={words.staff.bindStep1}>
        <Button wide icon="scan" onClick={scanNow}>{words.staff.bindScan}</Button>
      </Message>
      <TextField
        id="typed-code"
        label={words.staff.bindTyped}
        placeholder={words.home.typeCodeExample}
        longest={20}
        value={typed}
        onChange={(value) => { setTyped(value); setError(null); }}
        onConfirm={() => take(typed)}
        error={error}
        after={<Button small look="secondary" onClick={() => take(typed)}>{words.general.confirm}</Button>}
      />
    </Card>
  );
}
