import { Text, View } from '@tarojs/components';
import { stopPullDownRefresh, useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { openTicketStates, type TicketSummary } from '@scanfix/shared-types';
import { useState } from 'react';
import { send } from '@/api/transport';
import { Card, LinkRow } from '@/components/card';
import { Icon } from '@/components/icon';
import { JobsEntry } from '@/components/jobs-entry';
import { screen } from '@/components/screen';
import { ServicePhoneRow } from '@/components/service-phone';
import { Notice } from '@/components/states';
import { TicketCard } from '@/components/ticket-card';
import { TypeCodeSheet } from '@/components/type-code-sheet';
import { useLoaded } from '@/components/use-loaded';
import { useScanner } from '@/components/use-scanner';
import { useWords } from '@/i18n';
import { placeText } from '@/i18n/format';
import { open, openScanned, openTab } from '@/navigation/navigation';
import { useOutbox } from '@/reporting/use-outbox';
import { call } from '@/session/call';
import { canLogInSilently, currentSession } from '@/session/session';
import { useSession } from '@/session/use-session';
import styles from './index.module.scss';

const isOpen = ({ state }: TicketSummary): boolean => openTicketStates.some((one) => one === state);

async function latestOpenTicket(): Promise<TicketSummary | null> {
  if (!currentSession() && !canLogInSilently()) return null;
  const { items } = await call('GET /my/tickets', { query: { limit: 10 } });
  // First what waits for an answer (is it fixed?), then who is at the door.
  return items.find(({ state }) => state === 'completed') ?? items.find(({ state }) => state === 'en_route') ?? items.find(isOpen) ?? null;
}

function Home() {
  const words = useWords();
  const scan = useScanner();
  const session = useSession();
  const waiting = useOutbox();
  const [typing, setTyping] = useState(false);
  const configuration = useLoaded('configuration', () => send('GET /client-configuration', {}, null));
  const latest = useLoaded(`latest of ${session?.me.id ?? 'nobody'}`, latestOpenTicket);

  useDidShow(() => void latest.reload());
  usePullDownRefresh(() => void Promise.all([latest.reload(), configuration.reload()]).then(() => stopPullDownRefresh()));

  const ticket = latest.value;
  const phone = configuration.value?.servicePhone;
  const waitingCount = waiting.length;
  return (
    <View>
      <View className={styles.hero}>
        <Text className={styles.organization}>{configuration.value?.organizationName ?? words.general.appName}</Text>
        <Text className={styles.greeting}>{words.home.greeting}</Text>
        <View className={styles.scan} hoverClass={styles.pressed} role="button" onClick={() => scan(openScanned)}>
          <Icon name="scan" size="huge" />
          <Text className={styles.scanText}>{words.home.scan}</Text>
        </View>
        <Text className={styles.scanHint}>{words.home.scanHint}</Text>
      </View>

      <JobsEntry />
      {waitingCount > 0 && (
        <Notice icon="cloud-off" tone="warning" onClick={() => openTab('/pages/my-reports/index')}>
          <Text className={styles.strong}>{words.home.waiting(waitingCount)}</Text>
          <View><Text>{words.home.waitingHint}</Text></View>
        </Notice>
      )}

      {ticket && (
        <View>
          <Text className={styles.heading}>{words.home.latest}</Text>
          <TicketCard
            number={ticket.number}
            state={ticket.state}
            problem={ticket.problem}
            subject={ticket.asset?.name ?? (ticket.place ? placeText(ticket.place) : ticket.placeText)}
            submittedAt={ticket.submittedAt}
            clock={ticket.clock}
            onClick={() => open('/pages/progress/index', { id: String(ticket.id) })}
          />
        </View>
      )}

      <Card>
        <LinkRow icon="place" title={words.home.withoutSticker} text={words.home.withoutStickerHint} onClick={() => open('/pages/report/index', {})} />
        <LinkRow icon="pencil" title={words.home.typeCode} text={words.home.typeCodeHint} onClick={() => setTyping(true)} />
        {phone && <ServicePhoneRow phone={phone} />}
      </Card>
      {typing && <TypeCodeSheet onClose={() => setTyping(false)} onCode={(code) => { setTyping(false); open('/pages/scan/index', { code }); }} />}
    </View>
  );
}

export default screen(Home, { title: (words) => words.home.title, tab: true });
