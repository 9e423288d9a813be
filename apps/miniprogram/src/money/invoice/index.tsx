import { Text, View } from '@tarojs/components';
import type { InvoiceState, InvoiceView } from '@scanfix/shared-types';
import { Card, Fact } from '@/components/card';
import { Icon, type IconName } from '@/components/icon';
import { Skeleton } from '@/components/states';
import { useLiveReload } from '@/components/use-live-reload';
import { useLoaded } from '@/components/use-loaded';
import { useWords } from '@/i18n';
import { exactTime, yuan } from '@/i18n/format';
import { referenceKey, ticketIdOf } from '@/reporting/ticket-reference';
import { MoneyFailure } from '../components/money-failure';
import { moneyScreen, type MoneyPageProps } from '../components/money-screen';
import styles from './index.module.scss';
import { RequestForm } from './request-form';

const icons: Record<InvoiceState, IconName> = { requested: 'clock', issued: 'check-circle', refused: 'cross-circle', cancelled: 'cross-circle' };

function InvoiceCard({ invoice }: { invoice: InvoiceView }) {
  const words = useWords();
  const say = words.invoice;
  return (
    <Card>
      <View className={`${styles.state} ${styles[invoice.state]}`}><Icon name={icons[invoice.state]} /><Text>{say.states[invoice.state]}</Text></View>
      {invoice.refusedReason && <Fact name={say.refusedReason}><Text>{invoice.refusedReason}</Text></Fact>}
      {invoice.invoiceNumber && <Fact name={say.number}><Text selectable>{invoice.invoiceNumber}</Text></Fact>}
      <Fact name={say.titleName}><Text>{invoice.title}</Text></Fact>
      {invoice.taxNumber && <Fact name={say.taxNumber}><Text selectable>{invoice.taxNumber}</Text></Fact>}
      <Fact name={say.amount}><Text>{yuan(invoice.amount)}</Text></Fact>
      {invoice.email && <Fact name={say.email}><Text>{invoice.email}</Text></Fact>}
      <Fact name={say.requestedAt}><Text>{exactTime(words, invoice.requestedAt)}</Text></Fact>
      {invoice.issuedAt && <Fact name={say.issuedAt}><Text>{exactTime(words, invoice.issuedAt)}</Text></Fact>}
    </Card>
  );
}

/** One is under way or issued: another cannot be asked for. */
const goesOn = ({ state }: InvoiceView): boolean => state === 'requested' || state === 'issued';

function InvoicePage({ reference, access }: MoneyPageProps) {
  const { value, error, reload, set } = useLoaded(referenceKey(reference), async () => {
    const [invoices, money] = await Promise.all([access.invoices(), access.load()]);
    return { invoices, money };
  });
  useLiveReload(ticketIdOf(reference), reload);
  if (!value) return error ? <MoneyFailure error={error} onRetry={() => void reload()} /> : <Skeleton cards={2} />;
  const { invoices, money } = value;
  const newestFirst = [...invoices].sort((a, b) => b.id - a.id);
  return (
    <View>
      {newestFirst.map((invoice) => <InvoiceCard key={invoice.id} invoice={invoice} />)}
      {!invoices.some(goesOn) && money.actions.includes('request-invoice') && (
        <RequestForm amount={money.paid} before={newestFirst[0] ?? null} request={access.requestInvoice} onRequested={(invoice) => set({ money, invoices: [...invoices, invoice] })} />
      )}
    </View>
  );
}

export default moneyScreen(InvoicePage, (words) => words.invoice.title);
