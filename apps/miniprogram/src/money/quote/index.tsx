import { Text, View } from '@tarojs/components';
import type { Quote, TicketMoney } from '@scanfix/shared-types';
import { useState } from 'react';
import { ApproveSheet } from '@/billing/approve-sheet';
import { DeclineSheet } from '@/billing/decline-sheet';
import { QuotePaper } from '@/billing/quote-paper';
import { BottomBar } from '@/components/bottom-bar';
import { Button } from '@/components/button';
import { Card, LinkRow } from '@/components/card';
import { Message, Notice, Skeleton } from '@/components/states';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { exactTime, yuan } from '@/i18n/format';
import { approvedQuote, moneySentence, offeredQuote } from '@/i18n/money';
import { open } from '@/navigation/navigation';
import { rememberedContact } from '@/reporting/draft-store';
import { pageQuery } from '@/reporting/ticket-reference';
import { canUpload } from '@/reporting/uploads';
import { MoneyFailure } from '../components/money-failure';
import { moneyScreen, type MoneyPageProps } from '../components/money-screen';
import { useMoney } from '../components/use-money';
import { useSubject } from '../components/use-subject';
import styles from './index.module.scss';

/** What is asked now, else what was agreed, else the last word. */
const quoteToShow = (money: TicketMoney): Quote | null => offeredQuote(money) ?? approvedQuote(money) ?? money.quotes[0] ?? null;

function QuoteHead({ quote, sentence }: { quote: Quote; sentence: string }) {
  const words = useWords();
  const { state, declineReason } = quote;
  const over = state === 'offered' && Date.parse(quote.validUntil) < Date.now();
  return (
    <Card>
      <View className={styles.head}>
        <Text className={styles.sum}>{yuan(quote.total)}</Text>
        <Text className={`${styles.state} ${styles[over ? 'expired' : state]}`}>{words.quote.states[over ? 'expired' : state]}</Text>
      </View>
      <Text className={styles.sentence}>{sentence}</Text>
      <Text className={styles.hint}>{words.quote.offeredBy(quote.offeredBy, exactTime(words, quote.offeredAt))}</Text>
      {state === 'offered' && <Text className={styles.hint}>{words.quote.validUntil(exactTime(words, quote.validUntil))}</Text>}
      {state === 'declined' && declineReason && <Text className={styles.hint}>{[words.quote.declinedBecause(words.quote.declineReasons[declineReason]), quote.declineNote, quote.declinedOnSite && words.quote.onSite].filter(Boolean).join(' · ')}</Text>}
      {quote.onCredit && <Text className={styles.hint}>{words.quote.onCredit}</Text>}
    </Card>
  );
}

/** Earlier versions, each as it was. */
function Earlier({ quotes }: { quotes: Quote[] }) {
  const words = useWords();
  const [shown, setShown] = useState<number | null>(null);
  if (quotes.length === 0) return null;
  return (
    <View>
      <Card title={words.quote.earlier}>
        {quotes.map((quote) => (
          <LinkRow key={quote.id} icon="document" title={`${words.quote.version(quote.version)} · ${yuan(quote.total)}`} text={words.quote.states[quote.state]} onClick={() => setShown(shown === quote.id ? null : quote.id)} />
        ))}
      </Card>
      {quotes.filter(({ id }) => id === shown).map((quote) => <QuotePaper key={quote.id} quote={quote} approved={null} />)}
    </View>
  );
}

function QuotePage({ reference, access }: MoneyPageProps) {
  const words = useWords();
  const { value: money, error, reload, set } = useMoney(reference, access);
  const ticket = useSubject(reference, access);
  const [sheet, setSheet] = useState<'approve' | 'decline' | null>(null);
  const voucher = 'follow' in reference ? { followToken: reference.follow } : null;

  if (!money) return error ? <MoneyFailure error={error} onRetry={() => void reload()} /> : <Skeleton />;
  const quote = quoteToShow(money);
  if (!quote) return <Message icon="document" title={words.quote.none} text={words.quote.noneText} />;
  const may = (action: TicketMoney['actions'][number]): boolean => money.actions.includes(action);
  const close = (): void => setSheet(null);
  const decided = (next: TicketMoney, toast: string): void => {
    close();
    set(next);
    device.toast(toast);
  };
  const asked = quote.state === 'offered' && may('approve-quote');
  const maySign = canUpload(voucher);
  return (
    <View>
      <QuoteHead quote={quote} sentence={moneySentence(words, money)} />
      <QuotePaper quote={quote} approved={approvedQuote(money)} />
      <Earlier quotes={money.quotes.filter(({ id }) => id !== quote.id)} />
      {asked && !maySign && <Notice icon="person" tone="warning" onClick={() => open('/pages/login/index', {})}>{words.quote.loginToSign}</Notice>}
      {asked && (
        <BottomBar>
          <View className={styles.answers}>
            {may('decline-quote') && <View className={styles.decline}><Button look="secondary" wide onClick={() => setSheet('decline')}>{words.quote.decline}</Button></View>}
            <View className={styles.approve}><Button wide disabled={!maySign} onClick={() => setSheet('approve')}>{words.quote.approve}</Button></View>
          </View>
        </BottomBar>
      )}
      {!asked && may('pay') && money.stage !== 'on-credit' && <BottomBar><Button wide onClick={() => open('/money/pay/index', pageQuery(reference))}>{words.quote.goPay(yuan(money.due))}</Button></BottomBar>}
      {sheet === 'approve' && (
        <ApproveSheet
          quote={quote}
          signerName={ticket?.contact?.name ?? rememberedContact().name}
          voucher={voucher}
          approve={(body, key) => access.approve(quote.id, body, key)}
          onApproved={(next) => decided(next, words.quote.approved)}
          onRefused={() => void reload()}
          onClose={close}
        />
      )}
      {sheet === 'decline' && <DeclineSheet decline={(body, key) => access.decline(quote.id, body, key)} onDeclined={(next) => decided(next, words.quote.declined)} onRefused={() => void reload()} onClose={close} />}
    </View>
  );
}

export default moneyScreen(QuotePage, (words) => words.quote.title);
