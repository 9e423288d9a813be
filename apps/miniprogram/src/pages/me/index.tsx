import { Text, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { maskPhone, type Locale, type Me as Account } from '@scanfix/shared-types';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Card, LinkRow } from '@/components/card';
import { Chips } from '@/components/chips';
import { Icon } from '@/components/icon';
import { JobsEntry } from '@/components/jobs-entry';
import { ConfirmSheet } from '@/components/sheet';
import { screen } from '@/components/screen';
import { chooseLocale, useLocale, useWords } from '@/i18n';
import { open } from '@/navigation/navigation';
import { call } from '@/session/call';
import { canLogInSilently, ensureSession, logOut, updateMe } from '@/session/session';
import { useSession } from '@/session/use-session';
import { PhoneCard } from './phone-card';
import { NameSheet } from './name-sheet';
import styles from './index.module.scss';
import { SessionsCard } from './sessions-card';

function Head({ me }: { me: Account | null }) {
  const words = useWords();
  const [naming, setNaming] = useState(false);
  return (
    <View className={styles.head}>
      <View className={styles.face}><Icon name="person" size="large" /></View>
      <View className={styles.who}>
        <Text className={styles.name}>{me ? me.name ?? words.me.noName : words.me.guest}</Text>
        <Text className={styles.second}>{me ? [me.phone ? maskPhone(me.phone) : null, me.organization.shortName].filter(Boolean).join(' · ') : words.me.guestText}</Text>
      </View>
      {me
        ? <View className={styles.edit} role="button" aria-label={words.me.editName} onClick={() => setNaming(true)}><Icon name="pencil" /></View>
        : <Button small look="secondary" onClick={() => open('/pages/login/index', {})}>{words.me.logIn}</Button>}
      {naming && me && <NameSheet name={me.name ?? ''} onClose={() => setNaming(false)} />}
    </View>
  );
}

function Language({ loggedIn }: { loggedIn: boolean }) {
  const words = useWords();
  const locale = useLocale();
  const choose = (chosen: Locale | null): void => {
    if (!chosen) return;
    chooseLocale(chosen);
    // The account remembers it too, for messages; the choice here does not wait for that.
    if (loggedIn) void call('PATCH /me', { body: { locale: chosen } }).then(updateMe, () => undefined);
  };
  return (
    <Card title={words.me.language}>
      <Chips choices={[{ value: 'zh-CN' as const, text: '简体中文' }, { value: 'en' as const, text: 'English' }]} chosen={locale} onChoose={choose} />
    </Card>
  );
}

function Me() {
  const words = useWords();
  const session = useSession();
  const [leaving, setLeaving] = useState(false);
  const me = session?.me ?? null;
  useDidShow(() => {
    if (canLogInSilently() || me) void ensureSession().then(() => call('GET /me', {})).then(updateMe, () => undefined);
  });
  const mayBind = me?.permissions.includes('sticker:bind') === true;
  return (
    <View>
      <Head me={me} />
      {me && <PhoneCard me={me} />}
      <JobsEntry />
      {mayBind && (
        <Card title={words.me.staff}>
          <LinkRow icon="sticker" title={words.me.bindSticker} onClick={() => open('/staff/bind-sticker/index', {})} />
        </Card>
      )}
      <Language loggedIn={me !== null} />
      <Card><LinkRow icon="shield" title={words.me.privacy} onClick={() => open('/pages/privacy/index', {})} /></Card>
      {me && <SessionsCard />}
      {me && <Button look="danger" icon="out" wide onClick={() => setLeaving(true)}>{words.me.logOut}</Button>}
      {leaving && (
        <ConfirmSheet
          title={words.me.logOutTitle}
          text={words.me.logOutText}
          action={words.me.logOut}
          danger
          onClose={() => setLeaving(false)}
          onConfirm={() => {
            setLeaving(false);
            void logOut();
          }}
        />
      )}
    </View>
  );
}

export default screen(Me, { title: (words) => words.me.title, tab: true });
