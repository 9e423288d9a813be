import { Text, View } from '@tarojs/components';
import type { RefundState, TicketMoney } from '@scanfix/shared-types';
import { Button } from '@/components/button';
import { Card, LinkRow } from '@/components/card';
import { useWords } from '@/i18n';
import { calendarDate, exactTime, yuan } from '@/i18n/format';
import { approvedQuote, moneySentence, offeredQuote, warrantyReason } from '@/i18n/money';
import { open } from '@/navigation/navigation';
import { pageQuery, type TicketReference } from '@/reporting/ticket-reference';
import styles from './money-card.module.scss';

/** Of refunds that have not arrived yet. */
const refundsIn = ({ payments }: TicketMoney, ...states: RefundState[]): number =>
  payments.flatMap(({ refunds }) => refunds).filter(({ state }) => states.includes(state)).reduce((sum, { amount }) => sum + amount, 0);

/** What it costs, in one sentence, and the one thing to do about it. */
export function MoneyCard({ money, reference }: { money: TicketMoney; reference: TicketReference }) {
  const words = useWords();
  const say = words.money;
  const query = pageQuery(reference);
  const may = (action: TicketMoney['actions'][number]): boolean => money.actions.includes(action);
  const offered = offeredQuote(money);
  const credit = approvedQuote(money);
  // What nobody has approved yet is not promised.
  const askedFor = refundsIn(money, 'requested');
  const onTheWay = refundsIn(money, 'approved', 'processing', 'abnormal');
  const { warranty, quotes } = money;
  if (money.stage === 'nothing' && quotes.length === 0 && !warranty.misuse) return null;
  const asks = offered !== null && may('approve-quote');
  // Who pays by the month may pay now, and need not.
  const onCredit = money.stage === 'on-credit';
  const pays = !asks && !onCredit && may('pay');
  return (
    <Card title={say.title}>
      <Text className={`${styles.sentence} ${asks || pays ? styles.strong : ''}`}>{moneySentence(words, money)}</Text>
      {offered && asks && <Text className={styles.hint}>{say.validUntil(exactTime(words, offered.validUntil))}</Text>}
      {(money.stage === 'covered' || warranty.misuse) && <Text className={styles.hint}>{warrantyReason(words, warranty)}</Text>}
      {onCredit && credit?.dueOn && <Text className={styles.hint}>{say.dueOn(calendarDate(words, credit.dueOn))}</Text>}
      {money.refunded > 0 && <Text className={styles.hint}>{say.refunded(yuan(money.refunded))}</Text>}
      {askedFor > 0 && <Text className={styles.hint}>{say.refundAsked(yuan(askedFor))}</Text>}
      {onTheWay > 0 && <Text className={styles.hint}>{say.refunding(yuan(onTheWay))}</Text>}
      {asks && <View className={styles.action}><Button wide onClick={() => open('/money/quote/index', query)}>{say.confirmQuote}</Button></View>}
      {pays && <View className={styles.action}><Button wide look="wechat" onClick={() => open('/money/pay/index', query)}>{money.stage === 'paying' ? say.payOn : say.pay(yuan(money.due))}</Button></View>}
      {((!asks && quotes.length > 0) || (onCredit && may('pay')) || may('see-receipt') || may('request-invoice')) && (
        <View className={styles.links}>
          {!asks && quotes.length > 0 && <LinkRow icon="document" title={say.seeQuote} value={yuan((credit ?? quotes[0])?.total ?? 0)} onClick={() => open('/money/quote/index', query)} />}
          {onCredit && may('pay') && <LinkRow icon="money" title={say.pay(yuan(money.due))} onClick={() => open('/money/pay/index', query)} />}
          {may('see-receipt') && <LinkRow icon="receipt" title={say.receipt} onClick={() => open('/money/receipt/index', query)} />}
          {may('request-invoice') && <LinkRow icon="tag" title={say.invoice} onClick={() => open('/money/invoice/index', query)} />}
        </View>
      )}
    </Card>
  );
}
