import { BulbOutlined, CheckOutlined, GlobalOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons';
import type { Locale } from '@scanfix/shared-types';
import { App, Button, Dropdown, Tooltip, type MenuProps } from 'antd';
import { useNavigate } from 'react-router';
import { call } from '../api/call';
import { useMe } from '../api/me';
import { session } from '../api/session';
import { useAppearance, type Preference } from '../components/appearance';
import { useProblemMessage } from '../components/problem-notice';
import { useLanguage, useWords } from '../i18n';

const locales: Locale[] = ['zh-CN', 'en'];
const preferences: Preference[] = ['light', 'dark', 'system'];

/** Chosen here and kept with the account, so that messages from the server speak it too. */
function useChooseLocale(): (locale: Locale) => void {
  const { setLocale } = useLanguage();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  return (locale) => {
    setLocale(locale);
    localStorage.setItem('scanfix.locale.chosen', '1');
    call('PATCH /me', { body: { locale } }).then(
      (me) => session.changeMe(me),
      (error: unknown) => void message.warning(wordFor(error)),
    );
  };
}

function ticked<Key extends string>(keys: readonly Key[], current: Key, label: (key: Key) => string): MenuProps['items'] {
  return keys.map((key) => ({ key, label: label(key), icon: <CheckOutlined style={{ visibility: key === current ? 'visible' : 'hidden' }} aria-hidden /> }));
}

export function LanguageMenu() {
  const words = useWords();
  const { locale } = useLanguage();
  const choose = useChooseLocale();
  return (
    <Dropdown trigger={['click']} menu={{ items: ticked(locales, locale, (key) => words.general.languages[key]), onClick: ({ key }) => choose(key as Locale) }}>
      <Button type="text" icon={<GlobalOutlined />} aria-label={words.general.language} />
    </Dropdown>
  );
}

export function ThemeMenu() {
  const words = useWords();
  const { preference, setPreference } = useAppearance();
  return (
    <Dropdown trigger={['click']} menu={{ items: ticked(preferences, preference, (key) => words.layout.themes[key]), onClick: ({ key }) => setPreference(key as Preference) }}>
      <Button type="text" icon={<BulbOutlined />} aria-label={words.layout.theme} />
    </Dropdown>
  );
}

/** On a phone it holds language and appearance as well. */
export function OwnMenu({ compact }: { compact: boolean }) {
  const words = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const { locale } = useLanguage();
  const chooseLocale = useChooseLocale();
  const { preference, setPreference } = useAppearance();
  const name = me.name ?? me.username ?? '';
  const items: NonNullable<MenuProps['items']> = [
    { key: 'who', type: 'group', label: `${name} · ${me.roles.map((role) => words.roles[role]).join(words.general.listSeparator)}` },
    { key: 'account', icon: <UserOutlined />, label: words.layout.account },
    ...(compact
      ? [
          { key: 'language', type: 'group' as const, label: words.general.language, children: ticked(locales, locale, (key) => words.general.languages[key]) ?? [] },
          { key: 'theme', type: 'group' as const, label: words.layout.theme, children: ticked(preferences, preference, (key) => words.layout.themes[key]) ?? [] },
        ]
      : []),
    { type: 'divider' },
    { key: 'log-out', icon: <LogoutOutlined />, label: words.layout.logOut },
  ];
  const choose = (key: string): void => {
    if (key === 'account') void navigate('/account');
    else if (key === 'log-out') void logOut();
    else if (key === 'zh-CN' || key === 'en') chooseLocale(key);
    else if (key === 'light' || key === 'dark' || key === 'system') setPreference(key);
  };
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }} placement="bottomRight">
      <Tooltip title={compact ? undefined : name}>
        <Button type="text" icon={<UserOutlined />} aria-label={words.layout.account} data-testid="own-menu">
          {compact ? null : name}
        </Button>
      </Tooltip>
    </Dropdown>
  );
}

/** Here at once, whatever the server says; it is told so that the refresh token dies too. */
async function logOut(): Promise<void> {
  await call('POST /auth/logout').catch(() => undefined);
  session.end('logged-out');
}
