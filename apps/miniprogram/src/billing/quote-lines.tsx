import { Text, View } from '@tarojs/components';
import type { QuoteLine, QuotePreview } from '@scanfix/shared-types';
import { useWords } from '@/i18n';
import { yuan } from '@/i18n/format';
import { lineName, quantityText, unitText } from '@/i18n/money';
import styles from './quote-lines.module.scss';

/** That it is not from the price book, and that warranty or contract carries it. */
export function LineTags({ line: { free, covered } }: { line: Pick<QuoteLine, 'free' | 'covered'> }) {
  const words = useWords();
  if (!free && !covered) return null;
  return (
    <View className={styles.tags}>
      {free && <Text className={styles.free}>{words.quote.free}</Text>}
      {covered && <Text className={styles.coveredTag}>{words.quote.covered}</Text>}
    </View>
  );
}

/** What it costs; above it, struck out, what it would have cost. */
export function LineSum({ line: { amount, covered } }: { line: Pick<QuoteLine, 'amount' | 'covered'> }) {
  return (
    <View className={styles.sums}>
      {covered && <Text className={styles.struck}>{yuan(amount)}</Text>}
      <Text className={styles.amount}>{yuan(covered ? 0 : amount)}</Text>
    </View>
  );
}

/** One line: what it is, how it is counted, and what it costs. */
function Line({ line }: { line: QuoteLine }) {
  const words = useWords();
  return (
    <View className={styles.line}>
      <View className={styles.what}>
        <Text className={styles.name}>{lineName(words, line)}</Text>
        <Text className={styles.count}>{words.quote.amount(quantityText(line.quantity), unitText(words, line.unit), yuan(line.unitPrice))}</Text>
        <LineTags line={line} />
        {line.note && <Text className={styles.count}>{line.note}</Text>}
      </View>
      <LineSum line={line} />
    </View>
  );
}

export function QuoteLines({ lines }: { lines: QuoteLine[] }) {
  const words = useWords();
  return (
    <View>
      {/* Lines have no ids, and never change places within one quote. */}
      {lines.map((line, index) => <Line key={`${index} ${line.name}`} line={line} />)}
      {lines.some(({ free }) => free) && <Text className={styles.hint}>{words.quote.freeHint}</Text>}
    </View>
  );
}

type Totals = Pick<QuotePreview, 'subtotal' | 'discount' | 'total' | 'tax'> & { discountReason: string | null };

export function QuoteTotals({ totals: { subtotal, discount, discountReason, total, tax } }: { totals: Totals }) {
  const words = useWords();
  return (
    <View className={styles.totals}>
      {discount > 0 && <View className={styles.sumLine}><Text>{words.quote.subtotal}</Text><Text>{yuan(subtotal)}</Text></View>}
      {discount > 0 && (
        <View className={styles.sumLine}>
          <Text className={styles.what}>{discountReason ? `${words.quote.discount} · ${discountReason}` : words.quote.discount}</Text>
          <Text className={styles.sum}>{yuan(-discount)}</Text>
        </View>
      )}
      <View className={styles.total}><Text>{words.quote.total}</Text><Text className={styles.totalSum}>{yuan(total)}</Text></View>
      {tax > 0 && <Text className={styles.tax}>{words.quote.tax(yuan(tax))}</Text>}
    </View>
  );
}
