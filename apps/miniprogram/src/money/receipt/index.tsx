import { Text, View } from '@tarojs/components';
import type { Receipt } from '@scanfix/shared-types';
import { useState } from 'react';
import { QuoteLines, QuoteTotals } from '@/billing/quote-lines';
import { showReceiptFile } from '@/billing/receipt-file';
import { Card, Fact, LinkRow } from '@/components/card';
import { Skeleton } from '@/components/states';
import { useLoaded } from '@/components/use-loaded';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { exactTime, spacedNumber, yuan } from '@/i18n/format';
import { failureText } from '@/i18n/wording';
import { open } from '@/navigation/navigation';
import { pageQuery, referenceKey } from '@/reporting/ticket-reference';
import { MoneyFailure } from '../components/money-failure';
import { moneyScreen, type MoneyPageProps } from '../components/money-screen';
import { useMoney } from '../components/use-money';
import styles from './index.module.scss';

function Movements({ receipt: { payments, refunds, net } }: { receipt: Receipt }) {
  const words = useWords();
  const say = words.receipt;
  return (
    <Card title={say.payments}>
      {payments.map((payment) => (
        <View key={`${payment.at} ${payment.transactionId ?? payment.channel}`} className={styles.movement}>
          <View className={styles.words}>
            <Text>{say.channels[payment.channel]}</Text>
            <Text className={styles.hint}>{exactTime(words, payment.at)}</Text>
            {payment.transactionId && <Text className={styles.hint} selectable>{say.transaction(payment.transactionId)}</Text>}
          </View>
          <Text className={styles.sum}>{yuan(payment.amount)}</Text>
        </View>
      ))}
      {refunds.map((refund) => (
        <View key={`${refund.at} ${refund.amount}`} className={styles.movement}>
          <View className={styles.words}><Text>{say.refunds}</Text><Text className={styles.hint}>{exactTime(words, refund.at)}</Text></View>
          <Text className={styles.sum}>{yuan(-refund.amount)}</Text>
        </View>
      ))}
      <View className={styles.net}><Text>{say.net}</Text><Text className={styles.netSum}>{yuan(net)}</Text></View>
    </Card>
  );
}

function ReceiptPage({ reference, access }: MoneyPageProps) {
  const words = useWords();
  const say = words.receipt;
  const { value: receipt, error, reload } = useLoaded(referenceKey(reference), access.receipt);
  const { value: money } = useMoney(reference, access);
  const [busy, setBusy] = useState(false);
  if (!receipt) return error ? <MoneyFailure error={error} onRetry={() => void reload()} /> : <Skeleton />;

  const showFile = (): void => {
    if (busy) return;
    setBusy(true);
    void showReceiptFile(access, say.fileName(receipt.number))
      .catch((failure: unknown) => device.toast(failureText(words, failure)))
      .finally(() => setBusy(false));
  };
  // A receipt says no more of a line than what it was: covered or not.
  const lines = receipt.lines.map((line) => ({ ...line, kind: 'other' as const, labourCode: null, partId: null, free: false, note: null }));
  const subtotal = receipt.total + receipt.discount;
  return (
    <View>
      <Card>
        <Fact name={say.number}><Text selectable>{receipt.number}</Text></Fact>
        <Fact name={say.organization}><Text>{receipt.organizationName}</Text></Fact>
        <Fact name={say.ticket}><Text selectable>{spacedNumber(receipt.ticketNumber)}</Text></Fact>
        {receipt.device && <Fact name={say.device}><Text>{receipt.device}</Text></Fact>}
        {receipt.place && <Fact name={say.place}><Text>{receipt.place}</Text></Fact>}
      </Card>
      <Card title={say.lines}>
        <QuoteLines lines={lines} />
        <QuoteTotals totals={{ ...receipt, subtotal, discountReason: null }} />
      </Card>
      <Movements receipt={receipt} />
      <Card>
        <LinkRow icon="document" title={say.file} text={say.fileText} onClick={showFile} />
        {money?.actions.includes('request-invoice') && <LinkRow icon="receipt" title={words.invoice.title} text={words.invoice.requestText} onClick={() => open('/money/invoice/index', pageQuery(reference))} />}
      </Card>
    </View>
  );
}

export default moneyScreen(ReceiptPage, (words) => words.receipt.title);
