import { Text, View } from '@tarojs/components';
import { stopPullDownRefresh, useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '@/components/button';
import { LinkRow, Card } from '@/components/card';
import { screen } from '@/components/screen';
import { Failure, Message, Notice, Skeleton } from '@/components/states';
import { TicketCard } from '@/components/ticket-card';
import { useScanner } from '@/components/use-scanner';
import { useWords } from '@/i18n';
import { placeText, relativeTime, spacedNumber } from '@/i18n/format';
import { open, openScanned } from '@/navigation/navigation';
import { followedTickets } from '@/reporting/followed';
import { useOutbox } from '@/reporting/use-outbox';
import { canLogInSilently } from '@/session/session';
import { useSession } from '@/session/use-session';
import styles from './index.module.scss';
import { useMyTickets } from './use-my-tickets';
import { WaitingReports } from './waiting-reports';

/** What was reported here without an account: only private links lead back. */
function FollowedHere() {
  const words = useWords();
  const [followed] = useState(followedTickets);
  if (followed.length === 0) return null;
  return (
    <Card title={words.myReports.onThisDevice}>
      {followed.map(({ token, number, problem, submittedAt }) => (
        <LinkRow key={token} icon="wrench" title={problem} text={`${words.tickets.number(spacedNumber(number))} · ${relativeTime(words, submittedAt)}`} onClick={() => open('/pages/progress/index', { follow: token })} />
      ))}
    </Card>
  );
}

function MyTickets() {
  const words = useWords();
  const scan = useScanner();
  const waiting = useOutbox();
  const list = useMyTickets();
  useDidShow(() => void list.refresh());
  usePullDownRefresh(() => void list.refresh().then(() => stopPullDownRefresh()));
  useReachBottom(() => void list.loadMore());

  if (!list.items && !list.error) return <Skeleton />;
  if (!list.items) {
    // What waits above is safe and was just said to be: the list missing below it is no alarm.
    return waiting.length > 0
      ? <Notice icon="refresh" onClick={() => void list.refresh()}>{words.myReports.notLoaded}</Notice>
      : <Failure error={list.error} onRetry={() => void list.refresh()} />;
  }
  if (list.items.length === 0 && waiting.length > 0) return null;
  if (list.items.length === 0) {
    return (
      <Message icon="list" title={words.myReports.empty} text={words.myReports.emptyText}>
        <Button icon="scan" onClick={() => scan(openScanned)}>{words.home.scan}</Button>
      </Message>
    );
  }
  return (
    <View>
      {list.items.map((ticket) => (
        <TicketCard
          key={ticket.id}
          number={ticket.number}
          state={ticket.state}
          problem={ticket.problem}
          subject={ticket.asset?.name ?? (ticket.place ? placeText(ticket.place) : ticket.placeText)}
          submittedAt={ticket.submittedAt}
          followerCount={ticket.followerCount}
          clock={ticket.clock}
          onClick={() => open('/pages/progress/index', { id: String(ticket.id) })}
        />
      ))}
      {list.error ? <Failure error={list.error} onRetry={() => void list.loadMore()} /> : null}
      {!list.error && list.hasMore && <Button look="quiet" wide busy={list.loading} onClick={() => void list.loadMore()}>{words.general.more}</Button>}
      {!list.hasMore && <Text className={styles.end}>{words.general.end}</Text>}
    </View>
  );
}

function MyReports() {
  const words = useWords();
  const session = useSession();
  const known = session !== null || canLogInSilently();
  return (
    <View>
      <WaitingReports />
      {!known && <FollowedHere />}
      {known ? <MyTickets key={session?.me.id ?? 'new'} /> : (
        <Message icon="person" title={words.myReports.loginTitle} text={words.myReports.loginText}>
          <Button onClick={() => open('/pages/login/index', {})}>{words.me.logIn}</Button>
        </Message>
      )}
    </View>
  );
}

export default screen(MyReports, { title: (words) => words.myReports.title, tab: true });
