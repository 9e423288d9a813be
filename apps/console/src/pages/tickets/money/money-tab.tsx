import { PlusOutlined } from '@ant-design/icons';
import type { Quote, TicketDetail, TicketMoney } from '@scanfix/shared-types';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Amount } from '../../../components/amount';
import { moneyText } from '../../../components/money';
import { PaymentMark } from '../../../components/money-marks';
import { Loaded, Panel, pageStyles } from '../../../components/page';
import { useWords } from '../../../i18n';
import { RecordPaymentDialog } from '../../payments/record-payment-dialog';
import { PaymentRefunds } from '../../payments/payment-refunds';
import { CreditDialog } from './credit-dialog';
import styles from './money.module.css';
import { QuoteCard } from './quote-card';
import { QuoteEditor } from './quote-editor';
import { ReasonDialog } from './reason-dialog';
import { useTicketMoney } from './use-ticket-money';
import { WarrantyReason } from './warranty-reason';

/** All of a ticket's money: who pays and why, each version of the quote, what came in and what went back. */
export function MoneyTab({ ticket }: { ticket: TicketDetail }) {
  return <Loaded query={useTicketMoney(ticket.id)}>{(money) => <TicketMoneyView ticket={ticket} money={money} />}</Loaded>;
}

type Step = 'offer' | 'record' | 'credit' | 'withdraw' | 'withdraw-approved' | 'misuse' | null;

function TicketMoneyView({ ticket, money }: { ticket: TicketDetail; money: TicketMoney }) {
  const words = useWords();
  const { ticketMoney: text } = words;
  const [step, setStep] = useState<Step>(null);
  const close = () => setStep(null);
  const may = (action: TicketMoney['actions'][number]) => money.actions.includes(action);
  const approved = money.quotes.find(({ state }) => state === 'approved');
  const offered = money.quotes.find(({ state }) => state === 'offered');
  const owed = approved && money.due > 0 ? [{ quoteId: approved.id, ticketId: ticket.id, ticketNumber: ticket.number, name: ticket.contactName, open: money.due }] : [];
  const actionsOf = (quote: Quote) => (
    <>
      {quote === offered && may('withdraw-quote') ? <Button size="small" onClick={() => setStep('withdraw')}>{text.withdraw}</Button> : null}
      {quote === approved && may('withdraw-approved-quote') ? <Button size="small" onClick={() => setStep('withdraw-approved')}>{text.withdraw}</Button> : null}
      {quote === approved && may('put-on-credit') ? <Button size="small" onClick={() => setStep('credit')}>{text.credit}</Button> : null}
      {quote === approved && may('record-payment') && owed.length > 0 ? <Button size="small" type="primary" onClick={() => setStep('record')}>{text.record}</Button> : null}
    </>
  );
  return (
    <section aria-label={text.title} data-testid="money-tab">
      <Panel title={words.ticketPage.warranty} extra={may('withdraw-misuse') ? <Button size="small" onClick={() => setStep('misuse')}>{text.takeBackMisuse}</Button> : null}><WarrantyReason decision={money.warranty} withMisuse /></Panel>
      <Panel
        title={text.quotes}
        extra={may('offer-quote') ? <Button type={money.quotes.length === 0 ? 'primary' : 'default'} icon={<PlusOutlined />} onClick={() => setStep('offer')}>{money.quotes.length === 0 ? text.offer : text.offerAgain}</Button> : null}
      >
        {money.quotes.length === 0 ? <span className={pageStyles.hint}>{text.noQuotes}</span> : null}
        {money.quotes.map((quote) => <QuoteCard key={quote.id} quote={quote} actions={actionsOf(quote)} />)}
      </Panel>
      <Panel title={text.payments}>
        {money.payments.length === 0 ? <span className={pageStyles.hint}>{text.noPayments}</span> : null}
        {money.payments.map((payment) => (
          <div key={payment.id} className={styles.payment}>
            <PaymentMark payment={payment} />
            <span className={styles.grow}>
              {words.paymentChannels[payment.channel]} · <Link to={`/payments?search=${payment.outTradeNo}`} className={pageStyles.mono}>{payment.outTradeNo}</Link>
            </span>
            <Amount fen={payment.amount} strong />
            {payment.refunds.length > 0 ? <div style={{ width: '100%' }}><PaymentRefunds refunds={payment.refunds} /></div> : null}
          </div>
        ))}
      </Panel>
      <QuoteEditor ticket={ticket} open={step === 'offer'} onClose={close} />
      <RecordPaymentDialog open={step === 'record'} owed={owed} onClose={close} />
      {approved ? <CreditDialog quote={approved} open={step === 'credit'} onClose={close} /> : null}
      {offered ? <ReasonDialog what={{ kind: 'quote', quoteId: offered.id, approved: null }} open={step === 'withdraw'} onClose={close} /> : null}
      {approved ? <ReasonDialog what={{ kind: 'quote', quoteId: approved.id, approved: moneyText(approved.total) }} open={step === 'withdraw-approved'} onClose={close} /> : null}
      <ReasonDialog what={{ kind: 'misuse', ticketId: ticket.id }} open={step === 'misuse'} onClose={close} />
    </section>
  );
}
