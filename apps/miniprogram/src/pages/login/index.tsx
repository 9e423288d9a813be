import { useState } from 'react';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { PrivacyNote } from '@/components/privacy-note';
import { screen } from '@/components/screen';
import { Message } from '@/components/states';
import { VerifyPhoneSheet } from '@/components/verify-phone-sheet';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { failureText } from '@/i18n/wording';
import { goBack } from '@/navigation/navigation';
import { logInByCode } from '@/reporting/submit';
import { logInByWechat } from '@/session/session';

function Login() {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [byPhone, setByPhone] = useState(false);
  const done = (): void => {
    device.toast(words.login.done);
    goBack();
  };
  const byWechat = async (): Promise<void> => {
    setBusy(true);
    try {
      await logInByWechat();
      done();
    } catch (error) {
      device.toast(failureText(words, error));
    }
    setBusy(false);
  };
  const verified = async (phone: string, code: string): Promise<void> => {
    await logInByCode(phone, code, null);
    setByPhone(false);
    done();
  };
  return (
    <Card>
      <Message icon="person" title={words.login.title} text={words.login.text}>
        {device.knowsPerson() && <Button wide busy={busy} onClick={() => void byWechat()}>{words.login.wechat}</Button>}
        <Button wide look={device.knowsPerson() ? 'secondary' : 'primary'} onClick={() => setByPhone(true)}>{words.login.byPhone}</Button>
      </Message>
      <PrivacyNote>{words.login.privacyNote}</PrivacyNote>
      {byPhone && <VerifyPhoneSheet phone="" purpose="login" onCode={verified} onClose={() => setByPhone(false)} />}
    </Card>
  );
}

export default screen(Login, { title: (words) => words.login.title });
