import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, EditOutlined, GiftOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { quoteUnitOf, type Quote } from '@scanfix/shared-types';
import type { ReactNode } from 'react';
import { Amount } from '../../../components/amount';
import { useFormat } from '../../../components/format';
import { Mark, type Tone } from '../../../components/mark';
import { moneyText } from '../../../components/money';
import { pageStyles } from '../../../components/page';
import { useWords } from '../../../i18n';
import styles from './money.module.css';

const looks: Record<Quote['state'], [Tone, ReactNode]> = {
  offered: ['warning', <ClockCircleOutlined key="i" />],
  approved: ['success', <CheckCircleOutlined key="i" />],
  declined: ['danger', <CloseCircleOutlined key="i" />],
  expired: ['neutral', <MinusCircleOutlined key="i" />],
  withdrawn: ['neutral', <MinusCircleOutlined key="i" />],
  superseded: ['neutral', <MinusCircleOutlined key="i" />],
};

/** One version of a quote as the requester sees it: each line, what is free of charge, the sum, and what was decided. */
export function QuoteCard({ quote, actions }: { quote: Quote; actions?: ReactNode }) {
  const words = useWords();
  const format = useFormat();
  const { ticketMoney: text } = words;
  const [tone, icon] = looks[quote.state];
  const open = quote.state === 'offered' || quote.state === 'approved';
  return (
    <article className={`${styles.quote} ${open ? '' : styles.old}`} data-testid={`quote-${quote.version}`}>
      <div className={styles.head}>
        <strong>{text.version(quote.version)}</strong>
        <Mark tone={tone} icon={icon}>{words.quoteStates[quote.state]}</Mark>
        <span className={pageStyles.hint}>{text.offeredBy(quote.offeredBy, format.exact(quote.offeredAt))}</span>
        {actions ? <span className={styles.headActions}>{actions}</span> : null}
      </div>
      <table className={styles.lines}>
        <tbody>
          {quote.lines.map((line, index) => (
            <tr key={index}>
              <td>
                {line.name} {line.free ? <Mark tone="warning" icon={<EditOutlined />}>{text.free}</Mark> : null}{line.covered ? <Mark tone="success" icon={<GiftOutlined />}>{text.coveredLine}</Mark> : null}
                {line.note ? <div className={pageStyles.hint}>{line.note}</div> : null}
              </td>
              <td className={styles.number}>{line.quantity / 100} {unitOf(line.unit, words)} × {moneyText(line.unitPrice)}</td>
              <td className={styles.number}><span className={line.covered ? styles.struck : ''}><Amount fen={line.amount} /></span></td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.sums}>
        {quote.discount > 0 ? <span>{[text.discount, quote.discountReason].filter(Boolean).join(' · ')} <Amount fen={-quote.discount} /></span> : null}
        <span className={styles.total}>{text.total} {moneyText(quote.total)}</span>
        <span className={pageStyles.hint}>{text.tax(moneyText(quote.tax))}</span>
      </div>
      {quote.note ? <p className={pageStyles.preserve}>{quote.note}</p> : null}
      {quote.state === 'offered' ? <div className={pageStyles.hint}>{text.validUntil(format.exact(quote.validUntil))}</div> : null}
      {quote.declineReason ? <div>{text.declinedBecause([words.declineQuoteReasons[quote.declineReason], quote.declineNote, quote.declinedOnSite ? text.onSite : null].filter(Boolean).join(' · '))}</div> : null}
      {quote.onCredit && quote.dueOn ? <div className={pageStyles.hint}>{text.dueOn(quote.dueOn)}</div> : null}
      {quote.signature ? (
        <div className={pageStyles.cardLine}>
          {quote.signature.image ? <img className={styles.signature} src={quote.signature.image.url} alt={words.visits.signatureAlt(quote.signature.signerName)} /> : null}
          <span>{[text.signedBy(quote.signature.signerName, format.exact(quote.signature.at)), quote.signature.kind === 'on-screen' ? text.onSite : null].filter(Boolean).join(' · ')}</span>
        </div>
      ) : null}
    </article>
  );
}

/** The price book's units are words of ours; parts bring their own. */
export function unitOf(unit: string, words: ReturnType<typeof useWords>): string {
  const key = quoteUnitOf(unit);
  return key ? words.quoteEditor.units[key] : unit;
}
