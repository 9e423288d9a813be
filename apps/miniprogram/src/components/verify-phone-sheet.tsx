import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { maskPhone, oneTimeCodeDigits, type OneTimeCodePurpose } from '@scanfix/shared-types';
import { send } from '@/api/transport';
import { useWords } from '@/i18n';
import { failureText, fieldText } from '@/i18n/wording';
import { isPhone, plainPhone } from '@/reporting/draft';
import { Button } from './button';
import { TextField } from './field';
import { Sheet } from './sheet';
import { useEvent } from './use-event';
import styles from './verify-phone-sheet.module.scss';

interface VerifyPhoneSheetProps {
  /** Known already, or empty to be typed here. */
  phone: string;
  purpose: OneTimeCodePurpose;
  stickerCode?: string | null;
  /** Uses the code; what it throws is shown beside the code. */
  onCode: (phone: string, code: string) => Promise<void>;
  onClose: () => void;
}

/** A phone number proved by the code sent to it. */
export function VerifyPhoneSheet({ phone: given, purpose, stickerCode, onCode, onClose }: VerifyPhoneSheetProps) {
  const words = useWords();
  const known = isPhone(given);
  const [phone, setPhone] = useState(given);
  const [phoneError, setPhoneError] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [codeError, setCodeError] = useState<string | null>(null);
  const [resendAt, setResendAt] = useState<number | null>(null);
  const [now, setNow] = useState(Date.now());
  const [busy, setBusy] = useState(false);
  const seconds = resendAt === null ? 0 : Math.max(0, Math.ceil((resendAt - now) / 1000));
  const isSent = resendAt !== null;

  useEffect(() => {
    if (seconds === 0) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), 1000);
    return () => clearTimeout(timer);
  }, [seconds, now]);

  const sendCode = async (): Promise<void> => {
    if (!isPhone(phone)) {
      setPhoneError(fieldText(words, 'invalid-phone'));
      return;
    }
    setBusy(true);
    setPhoneError(null);
    setCodeError(null);
    try {
      const sent = await send('POST /auth/one-time-codes', { body: { phone: plainPhone(phone), purpose, ...(stickerCode ? { stickerCode } : {}) } }, null);
      setNow(Date.now());
      setResendAt(Date.parse(sent.resendAt));
    } catch (error) {
      setPhoneError(failureText(words, error));
    }
    setBusy(false);
  };

  const begin = useEvent(() => {
    if (known) void sendCode();
  });
  useEffect(begin, [begin]);

  const confirm = async (typed: string): Promise<void> => {
    setBusy(true);
    setCodeError(null);
    try {
      await onCode(plainPhone(phone), typed);
    } catch (error) {
      setCodeError(failureText(words, error));
      setCode('');
    }
    setBusy(false);
  };
  const changeCode = (typed: string): void => {
    const digits = typed.replace(/\D/g, '').slice(0, oneTimeCodeDigits);
    setCode(digits);
    if (digits.length === oneTimeCodeDigits && !busy) void confirm(digits);
  };

  /** A code belongs to the number it was sent to. */
  const changePhone = (typed: string): void => {
    setPhone(typed);
    setPhoneError(null);
    if (plainPhone(typed) === plainPhone(phone)) return;
    setResendAt(null);
    setCode('');
    setCodeError(null);
  };

  const again = (
    <Button small look="secondary" busy={busy} disabled={seconds > 0} onClick={() => void sendCode()}>
      {!isSent ? words.verify.sendCode : seconds > 0 ? words.verify.sendAgainIn(seconds) : words.verify.sendAgain}
    </Button>
  );
  return (
    <Sheet
      title={words.verify.title}
      onClose={onClose}
      foot={isSent && <Button wide busy={busy} disabled={code.length < oneTimeCodeDigits} onClick={() => void confirm(code)}>{words.verify.confirm}</Button>}
    >
      <Text className={styles.why}>{isSent ? words.verify.reportText(maskPhone(plainPhone(phone))) : words.verify.why}</Text>
      {!known && <TextField id="verify-phone" label={words.verify.phone} type="phone" longest={20} value={phone} onChange={changePhone} placeholder={words.report.contactPhoneExample} error={phoneError} />}
      {known && phoneError && <Text className={styles.error}>{phoneError}</Text>}
      {isSent
        ? <TextField id="verify-code" label={words.verify.code} type="code" longest={oneTimeCodeDigits} focus value={code} onChange={changeCode} placeholder={words.verify.codeExample} error={codeError} after={again} />
        : <View className={styles.send}>{again}</View>}
    </Sheet>
  );
}
