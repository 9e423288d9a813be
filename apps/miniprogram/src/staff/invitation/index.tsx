import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { problemCodeOf } from '@/api/failures';
import { send } from '@/api/transport';
import { Button } from '@/components/button';
import { Card, Fact } from '@/components/card';
import { screen } from '@/components/screen';
import { Failure, Message, Notice, Skeleton } from '@/components/states';
import { useLoaded } from '@/components/use-loaded';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { exactTime } from '@/i18n/format';
import { failureText } from '@/i18n/wording';
import { openTab } from '@/navigation/navigation';
import { adoptLogin } from '@/session/session';

/** An invitation to the staff: accepting binds this WeChat to the account. */
function Invitation() {
  const words = useWords();
  const token = useRouter().params.token ?? '';
  const invitation = useLoaded(token, () => send('GET /invitations/:token', { params: { token } }, null));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [welcome, setWelcome] = useState<string | null>(null);

  const accept = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const body = { wechatCode: await device.loginCode() };
      const { me } = adoptLogin(await send('POST /invitations/:token/accept', { params: { token }, body }, null));
      setWelcome(me.name ?? '');
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };

  if (welcome !== null) {
    return (
      <Message icon="check" tone="good" title={words.staff.accepted} text={words.staff.acceptedText(welcome)}>
        <Button onClick={() => openTab('/pages/me/index')}>{words.staff.goHome}</Button>
      </Message>
    );
  }
  if (!invitation.value) {
    if (!invitation.error) return <Skeleton cards={1} />;
    if (problemCodeOf(invitation.error) === 'not-found') return <Message icon="alert" tone="bad" title={words.problems['invitation-invalid']} />;
    return <Failure error={invitation.error} onRetry={() => void invitation.reload()} />;
  }
  const { organizationName, staffName, roles, expiresAt } = invitation.value;
  return (
    <View>
      <Card>
        <Message icon="people" title={words.staff.invitationText(organizationName)} />
        <Fact name={words.staff.invitationName}><Text>{staffName}</Text></Fact>
        <Fact name={words.staff.invitationRoles}><Text>{roles.map((role) => words.tickets.roles[role]).join(' · ')}</Text></Fact>
        <Fact name={words.staff.invitationExpires}><Text>{exactTime(words, expiresAt)}</Text></Fact>
      </Card>
      {error ? <Notice icon="alert" tone="bad">{failureText(words, error)}</Notice> : null}
      {device.knowsPerson() ? (
        <Card>
          <Message icon="link" title="" text={words.staff.acceptHint}>
            <Button wide busy={busy} onClick={() => void accept()}>{words.staff.accept}</Button>
          </Message>
        </Card>
      ) : <Message icon="info" title={words.staff.openInWechat} text={words.staff.openInWechatText} />}
    </View>
  );
}

export default screen(Invitation, { title: (words) => words.staff.invitationTitle });
