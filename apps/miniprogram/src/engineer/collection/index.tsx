import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { PaymentStarted, StartPaymentRequest, TicketMoney } from '@scanfix/shared-types';
import { useEffect, useRef, useState } from 'react';
import { isPassing } from '@/api/failures';
import { PaymentCode } from '@/billing/payment-code';
import { isOpen } from '@/billing/payment-word';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Failure, Message, Notice, Skeleton } from '@/components/states';
import { useEvent } from '@/components/use-event';
import { useLiveReload } from '@/components/use-live-reload';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { yuan } from '@/i18n/format';
import { failureText } from '@/i18n/wording';
import { goBackTo } from '@/navigation/navigation';
import { call } from '@/session/call';
import { engineerScreen } from '../components/engineer-screen';
import { useJobMoney } from '../components/use-job-money';
import { useOnline } from '../components/use-online';
import { useJob } from '../job/use-job';

/** A code for what is still owed; the screen waits for the server's word that it is paid, and has it ask WeChat while the code is shown. */
function Collection({ visitId, money, reload }: { visitId: number; money: TicketMoney; reload: () => Promise<void> }) {
  const words = useWords();
  const say = words.quoting.collection;
  const online = useOnline();
  const [started, setStarted] = useState<PaymentStarted | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const intent = useRef({ amount: 0, key: '' });
  const { due, ticketId } = money;
  useLiveReload(ticketId, reload);

  const start = useEvent(async (): Promise<void> => {
    if (busy || due === 0 || !device.isOnline()) return;
    setBusy(true);
    setError(null);
    if (intent.current.amount !== due) intent.current = { amount: due, key: device.randomId() };
    const body: StartPaymentRequest = { channel: 'native', amount: due };
    try {
      setStarted(await call('POST /jobs/:id/payments', { params: { id: visitId }, body, idempotencyKey: intent.current.key }));
      intent.current = { amount: 0, key: '' };
    } catch (failure) {
      if (!isPassing(failure)) {
        intent.current = { amount: 0, key: '' };
        await reload();
      }
      setError(failureText(words, failure));
    }
    setBusy(false);
  });
  // One code at once; after an error or its end only at a tap.
  useEffect(() => void start(), [start]);

  const ask = async ({ id }: PaymentStarted['payment']): Promise<void> => {
    const word = await call('POST /jobs/:id/payments/:paymentId/refresh', { params: { id: visitId, paymentId: id }, body: {} }).catch(() => null);
    if (!word || isOpen(word)) return;
    await reload();
    setStarted(null);
  };

  const back = (): void => goBackTo('/engineer/job/index', { id: String(visitId) });
  if (due === 0) {
    return <Message icon="check-circle" tone="good" title={money.paid > 0 ? say.done(yuan(money.paid)) : words.pay.notNeeded}><Button onClick={back}>{say.back}</Button></Message>;
  }
  const retry = <Button look="secondary" icon="refresh" busy={busy} onClick={() => void start()}>{words.pay.newCode}</Button>;
  return (
    <View>
      {!online && <Notice icon="cloud-off" tone="warning">{words.quoting.offline}</Notice>}
      {error && <Notice icon="alert" tone="bad">{error}</Notice>}
      {started && <Card><PaymentCode started={started} hint={say.hint} busy={busy} onAsk={() => ask(started.payment)} onNew={() => void start()} /></Card>}
      {started && <Message icon="clock" title={say.waiting} />}
      {!started && (busy ? <Skeleton cards={1} /> : <Message icon="alert" title={yuan(due)}>{retry}</Message>)}
    </View>
  );
}

function CollectionPage() {
  const { params } = useRouter();
  const visitId = Number(params.id);
  const { job } = useJob(visitId);
  const money = useJobMoney(visitId, job?.fetchedAt ?? '');
  if (!money.value) return money.error ? <Failure error={money.error} onRetry={() => void money.reload()} /> : <Skeleton />;
  return <Collection visitId={visitId} money={money.value} reload={money.reload} />;
}

export default engineerScreen(CollectionPage, (words) => words.quoting.collection.title);
