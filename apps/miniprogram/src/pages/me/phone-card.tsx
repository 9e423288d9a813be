import { Text, View } from '@tarojs/components';
import { maskPhone, type Me } from '@scanfix/shared-types';
import { useState } from 'react';
import { Button, buttonClass } from '@/components/button';
import { Card } from '@/components/card';
import { VerifyPhoneSheet } from '@/components/verify-phone-sheet';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { failureText } from '@/i18n/wording';
import { call } from '@/session/call';
import { updateMe } from '@/session/session';
import styles from './index.module.scss';

/** The own number: by WeChat's button, or typed and proved by a code. */
export function PhoneCard({ me }: { me: Me }) {
  const words = useWords();
  const [typing, setTyping] = useState(false);
  const take = async (wechatPhoneCode: string): Promise<void> => {
    try {
      updateMe(await call('PUT /me/phone', { body: { wechatPhoneCode } }));
      device.toast(words.me.saved);
    } catch (error) {
      device.toast(failureText(words, error));
    }
  };
  const verified = async (phone: string, code: string): Promise<void> => {
    updateMe(await call('PUT /me/phone', { body: { phone, code } }));
    setTyping(false);
    device.toast(words.me.saved);
  };
  return (
    <Card title={words.me.phone}>
      <View className={styles.phone}>
        <Text>{me.phone ? maskPhone(me.phone) : words.me.noPhone}</Text>
        {me.phone && me.phoneVerified && <Text className={styles.verified}>{words.me.verified}</Text>}
      </View>
      <View className={styles.phoneActions}>
        {device.offersPhoneNumber() && !me.phone && (
          <device.PhoneNumberButton className={buttonClass('primary', false, true)} onCode={(code) => void take(code)} onFailure={(error) => error.failure !== 'cancelled' && device.toast(failureText(words, error))}>
            {words.report.useWechatPhone}
          </device.PhoneNumberButton>
        )}
        <Button small look="secondary" onClick={() => setTyping(true)}>{me.phone ? words.me.changePhone : words.me.typePhone}</Button>
      </View>
      {typing && <VerifyPhoneSheet phone="" purpose="verify-phone" onCode={verified} onClose={() => setTyping(false)} />}
    </Card>
  );
}
