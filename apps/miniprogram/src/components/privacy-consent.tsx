import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { device, type PrivacyRequest } from '@/device';
import { useWords } from '@/i18n';
import { open } from '@/navigation/navigation';
import { Button, buttonClass } from './button';
import styles from './privacy-consent.module.scss';
import { Sheet } from './sheet';

/** Shown when WeChat wants consent before the first use of personal data; refusing leaves the manual ways open. */
export function PrivacyConsent() {
  const words = useWords();
  const [request, setRequest] = useState<PrivacyRequest | null>(null);
  useEffect(() => device.onPrivacyRequest(setRequest), []);
  if (!request) return null;

  const answer = (agreed: boolean): void => {
    request.answer(agreed);
    setRequest(null);
  };
  const foot = (
    <View className={styles.actions}>
      <device.PrivacyConsentButton className={buttonClass('primary', true)} onAgree={() => answer(true)}>{words.privacy.agree}</device.PrivacyConsentButton>
      <Button look="quiet" wide onClick={() => answer(false)}>{words.privacy.disagree}</Button>
    </View>
  );
  return (
    <Sheet title={words.privacy.consentTitle} onClose={() => answer(false)} foot={foot}>
      <Text>{words.privacy.consentText}</Text>
      <View className={styles.link} role="link" onClick={() => open('/pages/privacy/index', {})}><Text>{words.privacy.title}</Text></View>
    </Sheet>
  );
}
