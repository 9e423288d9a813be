import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { LoginNeededError, problemCodeOf } from '@/api/failures';
import { Button } from '@/components/button';
import { Card, Fact } from '@/components/card';
import { screen } from '@/components/screen';
import { Failure, Message, Skeleton } from '@/components/states';
import { useLoaded } from '@/components/use-loaded';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { relativeTime } from '@/i18n/format';
import { failureText } from '@/i18n/wording';
import { open, openTab } from '@/navigation/navigation';
import { call } from '@/session/call';
import { useSession } from '@/session/use-session';
import { browserName } from './browser-name';

type Answer = 'approve' | 'refuse';

/** Somebody wants to log in to the console: this phone says whether it is the person. */
function LoginRequest() {
  const words = useWords();
  const token = useRouter().params.token ?? '';
  const session = useSession();
  const [answered, setAnswered] = useState<Answer | null>(null);
  const [busy, setBusy] = useState<Answer | null>(null);
  const request = useLoaded(`${token} as ${session?.me.id ?? 'nobody'}`, () => call('GET /auth/login-requests/:token', { params: { token } }));
  const home = <Button look="secondary" onClick={() => openTab('/pages/home/index')}>{words.staff.goHome}</Button>;

  const answer = async (chosen: Answer): Promise<void> => {
    setBusy(chosen);
    try {
      const options = { params: { token }, body: {} };
      if (chosen === 'approve') await call('POST /auth/login-requests/:token/approve', options);
      else await call('POST /auth/login-requests/:token/refuse', options);
      setAnswered(chosen);
    } catch (error) {
      device.toast(failureText(words, error));
      await request.reload();
    }
    setBusy(null);
  };

  if (answered === 'approve') return <Message icon="check" tone="good" title={words.staff.approved}>{home}</Message>;
  if (answered === 'refuse') return <Message icon="shield" title={words.staff.refused}>{home}</Message>;
  if (request.error instanceof LoginNeededError) {
    return (
      <Message icon="person" title={words.staff.loginTitle} text={words.failures.loginNeeded}>
        <Button onClick={() => open('/pages/login/index', {})}>{words.me.logIn}</Button>
      </Message>
    );
  }
  if (!request.value) {
    if (!request.error) return <Skeleton cards={1} />;
    const over = problemCodeOf(request.error) === 'not-found' || problemCodeOf(request.error) === 'login-request-expired';
    if (over) return <Message icon="clock" tone="bad" title={words.staff.loginOver.expired}>{home}</Message>;
    return <Failure error={request.error} onRetry={() => void request.reload()} />;
  }
  const { status, userAgent, address, createdAt } = request.value;
  if (status === 'approved' || status === 'refused' || status === 'expired') return <Message icon="clock" tone="bad" title={words.staff.loginOver[status]}>{home}</Message>;
  return (
    <View>
      <Card>
        <Message icon="computer" title={words.staff.loginTitle} text={words.staff.loginText} />
        <Fact name={words.staff.loginBrowser}><Text>{browserName(userAgent) ?? words.staff.unknownBrowser}</Text></Fact>
        {address && <Fact name={words.staff.loginAddress}><Text>{address}</Text></Fact>}
        <Fact name={words.staff.loginTime}><Text>{relativeTime(words, createdAt)}</Text></Fact>
      </Card>
      <Card>
        <Button wide busy={busy === 'approve'} disabled={busy !== null} onClick={() => void answer('approve')}>{words.staff.approve}</Button>
        <View style={{ height: '8px' }} />
        <Button look="danger" wide busy={busy === 'refuse'} disabled={busy !== null} onClick={() => void answer('refuse')}>{words.staff.refuse}</Button>
      </Card>
    </View>
  );
}

export default screen(LoginRequest, { title: (words) => words.staff.loginTitle });
