import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { JobDetail, TicketMoney } from '@scanfix/shared-types';
import { useState } from 'react';
import { ApproveSheet } from '@/billing/approve-sheet';
import { DeclineSheet } from '@/billing/decline-sheet';
import { QuotePaper } from '@/billing/quote-paper';
import { BottomBar } from '@/components/bottom-bar';
import { Button } from '@/components/button';
import { Failure, Message, Notice, Skeleton } from '@/components/states';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { exactTime, yuan } from '@/i18n/format';
import { approvedQuote, jobMoneySentence, offeredQuote } from '@/i18n/money';
import { goBackTo, replace } from '@/navigation/navigation';
import { call } from '@/session/call';
import { engineerScreen } from '../components/engineer-screen';
import { useJobMoney } from '../components/use-job-money';
import { useOnline } from '../components/use-online';
import { useJob } from '../job/use-job';
import styles from './index.module.scss';

/** The quote on the engineer's phone, which is handed over to be read and decided on. */
function Approval({ job, money, set, reload }: { job: JobDetail; money: TicketMoney; set: (money: TicketMoney) => void; reload: () => Promise<void> }) {
  const words = useWords();
  const say = words.quoting;
  const online = useOnline();
  const [sheet, setSheet] = useState<'approve' | 'decline' | null>(null);
  const quote = offeredQuote(money) ?? approvedQuote(money) ?? money.quotes[0];
  const query = { id: String(job.visitId) };
  if (!quote) return <Message icon="document" title={say.stages.nothing}><Button onClick={() => replace('/engineer/quote/index', query)}>{say.write}</Button></Message>;

  const asked = quote.state === 'offered' && money.actions.includes('approve-quote');
  const close = (): void => setSheet(null);
  const declined = (next: TicketMoney): void => {
    close();
    set(next);
    device.toast(say.approval.declined);
    goBackTo('/engineer/job/index', query);
  };
  const approved = (next: TicketMoney): void => {
    close();
    set(next);
    device.toast(say.approval.thanks);
    if (next.actions.includes('pay')) replace('/engineer/collection/index', query);
    else goBackTo('/engineer/job/index', query);
  };
  return (
    <View>
      {asked && <Notice icon="person">{say.approval.hand}</Notice>}
      {!online && <Notice icon="cloud-off" tone="warning">{say.offline}</Notice>}
      <View className={styles.head}>
        <Text className={styles.sum}>{yuan(quote.total)}</Text>
        <Text className={styles.sentence}>{asked ? words.quote.validUntil(exactTime(words, quote.validUntil)) : jobMoneySentence(words, money)}</Text>
      </View>
      <QuotePaper quote={quote} approved={approvedQuote(money)} />
      {asked && (
        <BottomBar>
          <View className={styles.answers}>
            {money.actions.includes('decline-quote') && <View className={styles.decline}><Button look="secondary" wide disabled={!online} onClick={() => setSheet('decline')}>{words.quote.decline}</Button></View>}
            <View className={styles.approve}><Button wide icon="pencil" disabled={!online} onClick={() => setSheet('approve')}>{words.quote.approve}</Button></View>
          </View>
        </BottomBar>
      )}
      {!asked && money.actions.includes('pay') && <BottomBar><Button wide look="wechat" icon="scan" onClick={() => replace('/engineer/collection/index', query)}>{say.collect(yuan(money.due))}</Button></BottomBar>}
      {sheet === 'approve' && (
        <ApproveSheet
          quote={quote}
          signerName={job.contact.name}
          voucher={null}
          approve={(body, idempotencyKey) => call('POST /jobs/:id/quotes/:quoteId/approve', { params: { id: job.visitId, quoteId: quote.id }, body, idempotencyKey })}
          onApproved={approved}
          onRefused={() => void reload()}
          onClose={close}
        />
      )}
      {sheet === 'decline' && (
        <DeclineSheet
          decline={(body, idempotencyKey) => call('POST /jobs/:id/quotes/:quoteId/decline', { params: { id: job.visitId, quoteId: quote.id }, body, idempotencyKey })}
          onDeclined={declined}
          onRefused={() => void reload()}
          onClose={close}
        />
      )}
    </View>
  );
}

function ApprovalPage() {
  const { params } = useRouter();
  const visitId = Number(params.id);
  const { job, error, reload } = useJob(visitId);
  const money = useJobMoney(visitId, job?.fetchedAt ?? '');
  if (!job) return error ? <Failure error={error} onRetry={() => void reload()} /> : <Skeleton />;
  if (!money.value) return money.error ? <Failure error={money.error} onRetry={() => void money.reload()} /> : <Skeleton />;
  return <Approval job={job} money={money.value} set={money.set} reload={money.reload} />;
}

export default engineerScreen(ApprovalPage, (words) => words.quoting.approval.title);
