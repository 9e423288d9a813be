import { Text, View } from '@tarojs/components';
import type { TicketMoney, TicketProgress } from '@scanfix/shared-types';
import { PaymentCode } from '@/billing/payment-code';
import { isOpen } from '@/billing/payment-word';
import { BottomBar } from '@/components/bottom-bar';
import { Button } from '@/components/button';
import { Card, Fact } from '@/components/card';
import { Icon } from '@/components/icon';
import { Message, Notice, Skeleton } from '@/components/states';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { placeText, spacedNumber, yuan } from '@/i18n/format';
import { goBackTo, replace } from '@/navigation/navigation';
import { pageQuery } from '@/reporting/ticket-reference';
import { MoneyFailure } from '../components/money-failure';
import { moneyScreen, type MoneyPageProps } from '../components/money-screen';
import { useMoney } from '../components/use-money';
import { useSubject } from '../components/use-subject';
import styles from './index.module.scss';
import { usePaying } from './use-paying';

/** How much, for what, for which device. */
function BillCard({ money, ticket }: { money: TicketMoney; ticket: TicketProgress | null }) {
  const words = useWords();
  const where = ticket?.place ? placeText(ticket.place) : ticket?.placeText;
  const already = money.approved - money.due;
  return (
    <Card>
      <View className={styles.bill}>
        <Text className={styles.forWhat}>{words.pay.forWhat}</Text>
        <Text className={styles.sum}>{yuan(money.due)}</Text>
      </View>
      {ticket?.asset && <Fact name={words.progress.device}><Text>{ticket.asset.name}</Text></Fact>}
      {where && <Fact name={words.progress.place}><Text>{where}</Text></Fact>}
      {ticket?.problemType && <Fact name={words.progress.problem}><Text>{ticket.problemType}</Text></Fact>}
      <Fact name={words.receipt.ticket}><Text>{spacedNumber(money.ticketNumber)}</Text></Fact>
      {already > 0 && <Fact name={words.pay.total}><Text>{yuan(money.approved)}</Text></Fact>}
      {already > 0 && <Fact name={words.pay.already}><Text>{yuan(already)}</Text></Fact>}
    </Card>
  );
}

interface PaymentProps extends MoneyPageProps {
  money: TicketMoney;
  reload: () => Promise<void>;
}

function Payment({ money, reload, reference, access }: PaymentProps) {
  const words = useWords();
  const ticket = useSubject(reference, access);
  const { phase, arrived, notice, code, pay, showCode, hideCode, ask, askAloud } = usePaying(access, money, reload);
  const query = pageQuery(reference);
  const here = device.paymentChannel() !== 'native';
  const busy = phase === 'starting';

  if (phase === 'paid' || money.due === 0) {
    const paid = phase === 'paid' || money.paid > 0;
    const title = phase === 'paid' ? words.pay.done(yuan(arrived)) : paid ? words.pay.paidByOther : words.pay.notNeeded;
    // Two may have paid at once.
    const text = money.surplus > 0 ? words.money.stages.overpaid(yuan(money.surplus)) : paid ? words.pay.doneText : undefined;
    return (
      <Message icon="check-circle" tone="good" title={title} text={text}>
        {money.actions.includes('see-receipt') && <Button icon="receipt" onClick={() => replace('/money/receipt/index', query)}>{words.pay.seeReceipt}</Button>}
        <Button look="secondary" onClick={() => goBackTo('/pages/progress/index', query)}>{words.pay.seeProgress}</Button>
      </Message>
    );
  }
  if (phase === 'checking') return <Message icon="clock" title={words.pay.checking} />;
  if (phase === 'slow') {
    return (
      <Message icon="clock" title={words.pay.slow} text={words.pay.slowText}>
        <Button icon="refresh" onClick={askAloud}>{words.pay.ask}</Button>
        <Button look="secondary" onClick={() => goBackTo('/pages/progress/index', query)}>{words.pay.seeProgress}</Button>
      </Message>
    );
  }
  const goOn = money.payments.some(isOpen);
  return (
    <View>
      {notice && <Notice icon="alert" tone="warning">{notice}</Notice>}
      <BillCard money={money} ticket={ticket} />
      {code && <Card title={words.pay.codeTitle}><PaymentCode started={code} hint={words.pay.codeText} busy={busy} onAsk={ask} onNew={showCode} /></Card>}
      <View className={styles.safe}><Icon name="shield" className={styles.safeIcon} /><Text>{words.pay.safe}</Text></View>
      {(here || !code) && (
        <BottomBar>
          {code ? <Button wide look="secondary" onClick={hideCode}>{words.general.back}</Button> : (
            <>
              <Button wide look="wechat" busy={busy} onClick={pay}>{busy ? words.pay.starting : goOn ? words.pay.goOn(yuan(money.due)) : words.pay.go(yuan(money.due))}</Button>
              {here && <Button wide look="quiet" icon="people" disabled={busy} onClick={showCode}>{words.pay.family}</Button>}
            </>
          )}
        </BottomBar>
      )}
    </View>
  );
}

function PayPage({ reference, access }: MoneyPageProps) {
  const { value: money, error, reload } = useMoney(reference, access);
  if (!money) return error ? <MoneyFailure error={error} onRetry={() => void reload()} /> : <Skeleton cards={2} />;
  return <Payment money={money} reload={reload} reference={reference} access={access} />;
}

export default moneyScreen(PayPage, (words) => words.pay.title);
