import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { TicketProgress } from '@scanfix/shared-types';
import { useEffect, useState } from 'react';
import { LoginNeededError } from '@/api/failures';
import { Button } from '@/components/button';
import { Card, LinkRow } from '@/components/card';
import { Icon } from '@/components/icon';
import { screen } from '@/components/screen';
import { ServicePhoneRow } from '@/components/service-phone';
import { StateBadge, stateIcons } from '@/components/state-badge';
import { Failure, Message, Skeleton } from '@/components/states';
import { Timeline } from '@/components/timeline';
import { useEvent } from '@/components/use-event';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { spacedNumber } from '@/i18n/format';
import { failureText, promiseText, ticketSentence } from '@/i18n/wording';
import { open, replace } from '@/navigation/navigation';
import { followedTickets } from '@/reporting/followed';
import { useSession } from '@/session/use-session';
import { CancelSheet } from './cancel-sheet';
import { CommentCard } from './comment-card';
import { FactsCard } from './facts-card';
import styles from './index.module.scss';
import { useTicket, type TicketAccess, type TicketReference } from './use-ticket';

const clockMilliseconds = 30_000;

/** The promise clock runs while it is looked at. */
function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), clockMilliseconds);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function Head({ ticket }: { ticket: TicketProgress }) {
  const words = useWords();
  const promise = promiseText(words, ticket, useNow());
  return (
    <View className={`${styles.head} ${styles[ticket.state]}`}>
      <View className={styles.headTop}>
        <StateBadge state={ticket.state} />
        <Text className={styles.number}>{words.tickets.number(spacedNumber(ticket.number))}</Text>
      </View>
      <View className={styles.sentence}>
        <Icon name={stateIcons[ticket.state]} size="large" />
        <Text className={styles.sentenceText}>{ticketSentence(words, ticket)}</Text>
      </View>
      {promise && (
        <View className={`${styles.promise} ${promise.late ? styles.late : ''}`}>
          <Icon name="clock" />
          <Text>{promise.text}</Text>
        </View>
      )}
    </View>
  );
}

/** Shown once, after reporting: the number, and without an account the private link. */
function Submitted({ ticket, url }: { ticket: TicketProgress; url: string | undefined }) {
  const words = useWords();
  const copy = (text: string): void => void device.copy(text).then(() => device.toast(words.general.copied), (error: unknown) => device.toast(failureText(words, error)));
  return (
    <Card>
      <Message icon="check" tone="good" title={words.progress.submitted} text={words.progress.submittedText(spacedNumber(ticket.number))} />
      {url && (
        <View className={styles.link}>
          <Text className={styles.linkTitle}>{words.progress.followLink}</Text>
          <Text className={styles.linkHint}>{words.progress.followLinkText}</Text>
          <Text className={styles.linkUrl} selectable>{url}</Text>
          <Button icon="link" look="secondary" wide onClick={() => copy(url)}>{words.progress.copyLink}</Button>
        </View>
      )}
    </Card>
  );
}

function Ticket({ ticket, access, follow, justSubmitted, onChange }: { ticket: TicketProgress; access: TicketAccess; follow: string | null; justSubmitted: boolean; onChange: (ticket: TicketProgress) => void }) {
  const words = useWords();
  const [cancelling, setCancelling] = useState(false);
  const [followed] = useState(() => followedTickets().find(({ token }) => token === follow));
  const may = (action: TicketProgress['availableActions'][number]): boolean => ticket.availableActions.includes(action);
  const { mergedInto } = ticket;
  return (
    <View>
      {justSubmitted && <Submitted ticket={ticket} url={followed?.url} />}
      <Head ticket={ticket} />
      {mergedInto && follow === null && <Card><LinkRow icon="merge" title={words.progress.openMerged} value={spacedNumber(mergedInto.number)} onClick={() => replace('/pages/progress/index', { id: String(mergedInto.id) })} /></Card>}
      <FactsCard ticket={ticket} />
      {may('comment') && <CommentCard access={access} stickerCode={followed?.stickerCode ?? null} onChange={onChange} />}
      <Card title={words.progress.timeline}><Timeline entries={ticket.timeline} /></Card>
      {ticket.servicePhone && <Card><ServicePhoneRow phone={ticket.servicePhone} /></Card>}
      {may('cancel') && <Button look="danger" wide onClick={() => setCancelling(true)}>{words.progress.cancelReport}</Button>}
      {cancelling && (
        <CancelSheet
          cancel={access.cancel}
          onClose={() => setCancelling(false)}
          onCancelled={(changed) => {
            setCancelling(false);
            onChange(changed);
            device.toast(words.progress.cancelled);
          }}
        />
      )}
    </View>
  );
}

function referenceOf(params: Partial<Record<string, string>>): TicketReference | null {
  if (params.follow) return { follow: params.follow };
  const id = Number(params.id);
  return Number.isSafeInteger(id) && id > 0 ? { id } : null;
}

function Found({ reference, justSubmitted }: { reference: TicketReference; justSubmitted: boolean }) {
  const words = useWords();
  const session = useSession();
  const { ticket: { value, error, loading, reload, set }, access } = useTicket(reference);
  // Back from the login page.
  const loggedIn = session !== null;
  const goOn = useEvent(() => {
    if (loggedIn && error instanceof LoginNeededError) void reload();
  });
  useEffect(goOn, [goOn, loggedIn]);

  if (value) return <Ticket ticket={value} access={access} follow={'follow' in reference ? reference.follow : null} justSubmitted={justSubmitted} onChange={set} />;
  if (loading) return <Skeleton />;
  if (error instanceof LoginNeededError) {
    return (
      <Message icon="person" title={words.myReports.loginTitle} text={words.myReports.loginText}>
        <Button onClick={() => open('/pages/login/index', {})}>{words.me.logIn}</Button>
      </Message>
    );
  }
  return <Failure error={error} onRetry={() => void reload()} />;
}

function Progress() {
  const words = useWords();
  const { params } = useRouter();
  const [reference] = useState(() => referenceOf(params));
  if (!reference) return <Message icon="info" title={words.problems['not-found']} />;
  return <Found reference={reference} justSubmitted={params.submitted === '1'} />;
}

export default screen(Progress, { title: (words) => words.progress.title });
