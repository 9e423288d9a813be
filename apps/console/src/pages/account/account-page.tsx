import { App } from 'antd';
import { useMe } from '../../api/me';
import { Page, Panel } from '../../components/page';
import { PasswordForm } from '../../components/password-form';
import { useWords } from '../../i18n';
import { Profile } from './profile';
import { Sessions } from './sessions';

export default function AccountPage() {
  const words = useWords();
  const me = useMe();
  const { message } = App.useApp();
  return (
    <Page title={words.account.title} narrow>
      <Panel title={words.account.profile}>
        <Profile />
      </Panel>
      <Panel title={words.account.sessions}>
        <Sessions />
      </Panel>
      {me.username ? (
        <Panel title={words.account.password}>
          <div style={{ maxWidth: 360 }}>
            <PasswordForm onChanged={() => void message.success(words.account.passwordChanged)} />
          </div>
        </Panel>
      ) : null}
    </Page>
  );
}
