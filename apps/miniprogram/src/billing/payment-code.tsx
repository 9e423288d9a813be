import { Image, Text, View } from '@tarojs/components';
import type { PaymentStarted } from '@scanfix/shared-types';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '@/components/button';
import { useEvent } from '@/components/use-event';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { clockTime, yuan } from '@/i18n/format';
import styles from './payment-code.module.scss';
import { qrPicture } from './qr-picture';

const askMilliseconds = 3_000;

interface PaymentCodeProps {
  started: PaymentStarted;
  hint: string;
  /** Asks whether it is paid; every few seconds, while somebody looks. */
  onAsk: () => Promise<void>;
  /** The order cannot be paid any more: another one. */
  onNew: () => void;
  busy: boolean;
}

/** A code that anybody's WeChat can scan, for as long as it is good. */
export function PaymentCode({ started: { payment, codeUrl }, hint, onAsk, onNew, busy }: PaymentCodeProps) {
  const words = useWords();
  const [now, setNow] = useState(Date.now());
  const picture = useMemo(() => qrPicture(codeUrl ?? ''), [codeUrl]);
  const { expiresAt } = payment;
  const over = expiresAt !== null && Date.parse(expiresAt) <= now;

  const ask = useEvent((): Promise<void> => (device.isVisible() && device.isOnline() ? onAsk() : Promise.resolve()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let gone = false;
    // The next question only after the last answer.
    const again = (): void => {
      timer = setTimeout(() => void ask().finally(() => !gone && again()), askMilliseconds);
    };
    again();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [ask]);
  useEffect(() => {
    if (expiresAt === null) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, Date.parse(expiresAt) - Date.now()));
    return () => clearTimeout(timer);
  }, [expiresAt]);

  return (
    <View className={styles.code}>
      <Text className={styles.sum}>{yuan(payment.amount)}</Text>
      <View className={styles.frame}>
        <Image className={`${styles.picture} ${over ? styles.over : ''}`} src={picture} mode="scaleToFill" aria-label={words.pay.codeTitle} />
        {over && <View className={styles.cover}><Text className={styles.strong}>{words.pay.codeOver}</Text><Button busy={busy} onClick={onNew}>{words.pay.newCode}</Button></View>}
      </View>
      <Text>{hint}</Text>
      {expiresAt && !over && <Text className={styles.hint}>{words.pay.codeUntil(clockTime(words, expiresAt, now))}</Text>}
    </View>
  );
}
