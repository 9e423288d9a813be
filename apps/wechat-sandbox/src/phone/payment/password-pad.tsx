import { Delete } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useText } from '../i18n/text-context.js';

const length = 6;
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

interface PasswordPadProps {
  password: string;
  working: boolean;
  disabled: boolean;
  onChange: (password: string) => void;
}

/** Six boxes and WeChat's own keys; a keyboard works too. */
export function PasswordPad({ password, working, disabled, onChange }: PasswordPadProps) {
  const { sheet } = useText().pay;
  const pad = useRef<HTMLDivElement>(null);
  // Typing begins at once, though the page in the frame had the focus.
  useEffect(() => pad.current?.focus({ preventScroll: true }), [disabled]);
  const press = (key: string): void => {
    if (!disabled && password.length < length) onChange(password + key);
  };
  const remove = (): void => {
    if (!disabled) onChange(password.slice(0, -1));
  };

  return (
    <div
      ref={pad}
      className="pay-pad"
      tabIndex={-1}
      onKeyDown={({ key }) => {
        if (/^\d$/.test(key)) press(key);
        if (key === 'Backspace') remove();
      }}
    >
      <div className="pay-pad__boxes" role="status" aria-label={working ? sheet.working : sheet.digits(password.length)}>
        {Array.from({ length }, (_, index) => (
          <span key={index} data-filled={index < password.length || undefined} />
        ))}
      </div>
      <p className="pay-pad__working" aria-hidden={!working}>
        {working ? sheet.working : ''}
      </p>
      <div className="pay-pad__keys">
        {keys.map((key) => (
          <Key key={key} digit={key} onPress={press} disabled={disabled} />
        ))}
        <span />
        <Key digit="0" onPress={press} disabled={disabled} />
        <button className="pay-pad__delete" onClick={remove} disabled={disabled} aria-label={sheet.deleteDigit} data-testid="pay-delete">
          <Delete size={24} strokeWidth={1.6} />
        </button>
      </div>
    </div>
  );
}

function Key({ digit, disabled, onPress }: { digit: string; disabled: boolean; onPress: (digit: string) => void }) {
  return (
    <button onClick={() => onPress(digit)} disabled={disabled} data-testid={`pay-key-${digit}`}>
      {digit}
    </button>
  );
}
