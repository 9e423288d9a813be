import { Text, View } from '@tarojs/components';
import type { JobDetail, Quote, TicketMoney } from '@scanfix/shared-types';
import { useRef, useState } from 'react';
import { isPassing } from '@/api/failures';
import { Button } from '@/components/button';
import { Card, LinkRow } from '@/components/card';
import type { Loaded } from '@/components/use-loaded';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { yuan } from '@/i18n/format';
import { approvedQuote, jobMoneySentence, offeredQuote, warrantyReason } from '@/i18n/money';
import { failureText } from '@/i18n/wording';
import { open } from '@/navigation/navigation';
import { call } from '@/session/call';
import { useOnline } from '../components/use-online';
import { holdsUp } from '../components/use-job-money';
import { MisuseSheet } from './misuse-sheet';
import styles from './money-card.module.scss';
import { ReasonSheet } from './reason-sheet';

/** Of a reason, so that the words chosen before it fit too. */
const longestNote = 150;

/** What is quoted, agreed and paid; the next step about it as a button, the rest as lines. Only with a network: money is not put into a queue. */
export function MoneyCard({ job, money: { value: money, set } }: { job: JobDetail; money: Loaded<TicketMoney> }) {
  const words = useWords();
  const say = words.quoting;
  const online = useOnline();
  const [sheet, setSheet] = useState<'misuse' | 'take-back-misuse' | 'withdraw' | 'withdraw-approved' | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(device.randomId());
  const query = { id: String(job.visitId) };

  if (!online) return job.stage === 'in_progress' ? <Card title={words.money.title}><Text className={styles.hint}>{say.offline}</Text></Card> : null;
  if (!money) return null;
  const may = (action: TicketMoney['actions'][number]): boolean => money.actions.includes(action);
  const quote = offeredQuote(money) ?? money.quotes[0] ?? null;
  const { warranty } = money;
  const hold = holdsUp(money);
  if (!quote && !may('offer-quote') && !may('declare-misuse') && money.stage === 'nothing') return null;

  const close = (): void => setSheet(null);
  const takeBack = async (send: (idempotencyKey: string) => Promise<TicketMoney>, done: string): Promise<void> => {
    setBusy(true);
    try {
      set(await send(key.current));
      key.current = device.randomId();
      close();
      device.toast(done);
    } catch (error) {
      if (!isPassing(error)) key.current = device.randomId();
      device.toast(failureText(words, error));
    }
    setBusy(false);
  };
  const withdraw = ({ id: quoteId }: Quote, reason: string): Promise<void> =>
    takeBack((idempotencyKey) => call('POST /jobs/:id/quotes/:quoteId/withdraw', { params: { id: job.visitId, quoteId }, body: { reason }, idempotencyKey }), say.withdrawn);
  const takeBackMisuse = (reason: string): Promise<void> =>
    takeBack((idempotencyKey) => call('POST /jobs/:id/misuse/withdraw', { params: { id: job.visitId }, body: { reason }, idempotencyKey }), say.takeBackMisuseDone);
  const withdrawn = sheet === 'withdraw' ? offeredQuote(money) : sheet === 'withdraw-approved' ? approvedQuote(money) : null;
  const offered = quote?.state === 'offered';
  const declined = quote?.state === 'declined' && quote.declineReason ? [words.quote.declineReasons[quote.declineReason], quote.declineNote].filter(Boolean).join(' · ') : null;
  const writing = offered ? say.change : money.quotes.length > 0 ? say.rewrite : say.write;
  const first = offered && may('approve-quote') ? 'approve' : may('pay') && hold ? 'pay' : may('offer-quote') && money.stage !== 'covered' && money.stage !== 'paid' ? 'offer' : null;
  return (
    <Card title={words.money.title}>
      <Text className={styles.sentence}>{jobMoneySentence(words, money)}</Text>
      <Text className={styles.hint}>{warrantyReason(words, warranty)}</Text>
      {declined && <Text className={styles.hint}>{say.declinedBecause(declined)}</Text>}
      {hold && <Text className={styles.hold}>{say.blocks[hold]}</Text>}
      <View className={styles.actions}>
        {first === 'approve' && <Button wide icon="pencil" onClick={() => open('/engineer/approval/index', query)}>{say.onThisPhone}</Button>}
        {first === 'pay' && <Button wide look="wechat" icon="scan" onClick={() => open('/engineer/collection/index', query)}>{say.collect(yuan(money.due))}</Button>}
        {first === 'offer' && <Button wide look="secondary" icon="money" onClick={() => open('/engineer/quote/index', query)}>{writing}</Button>}
      </View>
      <View>
        {quote && first !== 'approve' && <LinkRow icon="document" title={say.see} value={yuan(quote.total)} onClick={() => open('/engineer/approval/index', query)} />}
        {may('offer-quote') && first !== 'offer' && <LinkRow icon="money" title={writing} onClick={() => open('/engineer/quote/index', query)} />}
        {offered && may('withdraw-quote') && <LinkRow icon="cross" title={say.withdraw} onClick={() => setSheet('withdraw')} />}
        {may('withdraw-approved-quote') && <LinkRow icon="cross" title={say.withdrawApproved} text={say.withdrawApprovedHint} onClick={() => setSheet('withdraw-approved')} />}
        {may('withdraw-misuse') && <LinkRow icon="shield" title={say.takeBackMisuse} text={say.takeBackMisuseHint} onClick={() => setSheet('take-back-misuse')} />}
        {may('declare-misuse') && <LinkRow icon="shield" title={say.misuse} text={say.misuseHint} onClick={() => setSheet('misuse')} />}
      </View>
      {withdrawn && (
        <ReasonSheet
          title={say.withdrawTitle}
          action={sheet === 'withdraw' ? say.withdraw : say.withdrawApproved}
          danger
          longest={longestNote}
          busy={busy}
          reasons={say.withdrawReasons}
          onClose={close}
          onConfirm={(reason, note) => void withdraw(withdrawn, [say.withdrawReasons[reason], note].filter(Boolean).join(' · '))}
        />
      )}
      {sheet === 'take-back-misuse' && (
        <ReasonSheet
          title={say.takeBackMisuseTitle}
          action={say.takeBackMisuse}
          longest={longestNote}
          busy={busy}
          reasons={say.takeBackMisuseReasons}
          onClose={close}
          onConfirm={(reason, note) => void takeBackMisuse([say.takeBackMisuseReasons[reason], note].filter(Boolean).join(' · '))}
        />
      )}
      {sheet === 'misuse' && (
        <MisuseSheet
          visitId={job.visitId}
          onClose={close}
          onDeclared={(next) => {
            close();
            set(next);
            device.toast(say.misuseDone);
          }}
        />
      )}
    </Card>
  );
}
