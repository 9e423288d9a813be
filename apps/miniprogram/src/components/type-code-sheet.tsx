import { parseStickerCode } from '@scanfix/shared-types';
import { useState } from 'react';
import { useWords } from '@/i18n';
import { Button } from './button';
import { TextField } from './field';
import { Sheet } from './sheet';

/** The manual way when scanning is refused or fails. */
export function TypeCodeSheet({ onCode, onClose }: { onCode: (code: string) => void; onClose: () => void }) {
  const words = useWords();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const open = (): void => {
    const code = parseStickerCode(text);
    if (code) onCode(code);
    else setError(text.trim() === '' ? words.fieldRules.required ?? null : words.problems['sticker-code-malformed']);
  };
  return (
    <Sheet title={words.home.typeCode} onClose={onClose} foot={<Button wide onClick={open}>{words.home.open}</Button>}>
      <TextField
        id="typed-code"
        label={words.home.typeCodeLabel}
        hint={words.home.typeCodeHint}
        placeholder={words.home.typeCodeExample}
        longest={20}
        focus
        value={text}
        onChange={(value) => { setText(value); setError(null); }}
        onConfirm={open}
        error={error}
      />
    </Sheet>
  );
}
