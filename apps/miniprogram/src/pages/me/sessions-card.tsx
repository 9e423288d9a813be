import { Text, View } from '@tarojs/components';
import type { SessionSummary } from '@scanfix/shared-types';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Card, LinkRow } from '@/components/card';
import { ConfirmSheet } from '@/components/sheet';
import { Failure, Skeleton } from '@/components/states';
import { useLoaded } from '@/components/use-loaded';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { relativeTime } from '@/i18n/format';
import { failureText } from '@/i18n/wording';
import { call } from '@/session/call';
import styles from './index.module.scss';

function Sessions() {
  const words = useWords();
  const sessions = useLoaded('sessions', () => call('GET /me/sessions', {}));
  const [revoking, setRevoking] = useState<SessionSummary | null>(null);
  const revoke = async ({ id }: SessionSummary): Promise<void> => {
    setRevoking(null);
    try {
      await call('DELETE /me/sessions/:id', { params: { id } });
      device.toast(words.me.revoked);
      await sessions.reload();
    } catch (error) {
      device.toast(failureText(words, error));
    }
  };
  if (!sessions.value) return sessions.error ? <Failure error={sessions.error} onRetry={() => void sessions.reload()} /> : <Skeleton cards={1} />;
  return (
    <View>
      {sessions.value.map((session) => (
        <View key={session.id} className={styles.session}>
          <View className={styles.sessionBody}>
            <Text>{`${words.me.clients[session.client]}${session.current ? ` · ${words.me.currentSession}` : ''}`}</Text>
            <Text className={styles.second}>{[words.me.lastUsed(relativeTime(words, session.lastUsedAt)), session.address].filter(Boolean).join(' · ')}</Text>
          </View>
          {!session.current && <Button small look="danger" onClick={() => setRevoking(session)}>{words.me.revoke}</Button>}
        </View>
      ))}
      {revoking && <ConfirmSheet title={words.me.revokeTitle} action={words.me.revoke} danger onClose={() => setRevoking(null)} onConfirm={() => void revoke(revoking)} />}
    </View>
  );
}

/** Where one is logged in; loaded only when asked for. */
export function SessionsCard() {
  const words = useWords();
  const [shown, setShown] = useState(false);
  return (
    <Card title={shown ? words.me.sessions : undefined}>
      {shown ? <Sessions /> : <LinkRow icon="computer" title={words.me.sessions} onClick={() => setShown(true)} />}
    </Card>
  );
}
