import { Text, View } from '@tarojs/components';
import { lineAmount, type QuoteLine, type QuoteLineRequest, type QuoteMaterial } from '@scanfix/shared-types';
import { counted, namedLine, stepOf } from '@/billing/quote-draft';
import { Icon } from '@/components/icon';
import { useWords } from '@/i18n';
import { yuan } from '@/i18n/format';
import { quantityText, unitText } from '@/i18n/money';
import styles from './index.module.scss';

interface RowProps {
  line: QuoteLineRequest;
  material: QuoteMaterial;
  /** As the server counted it. */
  shown: QuoteLine | null;
  onCount: (by: number) => void;
}

function Row({ line, material, shown, onCount }: RowProps) {
  const words = useWords();
  const say = words.quoting.editor;
  const named = namedLine(line, material, say.callOut);
  const name = named?.name ?? shown?.name ?? '';
  const unitPrice = shown?.unitPrice ?? named?.unitPrice ?? 0;
  const unit = shown?.unit ?? named?.unit ?? '';
  const step = stepOf(line, material);
  const quantity = line.kind === 'call-out' ? null : line.quantity;
  const removes = quantity === null || quantity <= step;
  // The server's sum, or what it will be while it is asked.
  const count = quantity ?? 100;
  const amount = shown && shown.quantity === count ? shown.amount : lineAmount(count, unitPrice);
  return (
    <View className={styles.row}>
      <View className={styles.rowHead}>
        <View className={styles.grow}>
          <Text className={styles.name}>{name}</Text>
          <View><Text className={styles.second}>{say.each(yuan(unitPrice), unitText(words, unit))}</Text></View>
          <View className={styles.tags}>
            {line.kind === 'other' && <Text className={styles.free}>{words.quote.free}</Text>}
            {shown?.covered && <Text className={styles.covered}>{words.quote.covered}</Text>}
          </View>
        </View>
        <View className={styles.sums}>
          {shown?.covered && <Text className={styles.struck}>{yuan(amount)}</Text>}
          <Text>{yuan(shown?.covered ? 0 : amount)}</Text>
        </View>
      </View>
      <View className={styles.stepper}>
        <View className={styles.stepButton} role="button" aria-label={`${removes ? say.remove : say.fewer} ${name}`} onClick={() => onCount(-step)}>{removes ? <Icon name="trash" /> : <Text>−</Text>}</View>
        {quantity !== null && <Text className={styles.quantity}>{quantityText(quantity)}</Text>}
        {quantity !== null && <View className={styles.stepButton} role="button" aria-label={`${say.more} ${name}`} onClick={() => onCount(step)}><Icon name="plus" /></View>}
      </View>
    </View>
  );
}

/** The lines of one kind, each with what it costs now. `counts` are the server's, in the order of all lines. */
export function LineRows({ kind, lines, material, counts, onChange }: {
  kind: QuoteLineRequest['kind'];
  lines: QuoteLineRequest[];
  material: QuoteMaterial;
  counts: QuoteLine[] | null;
  onChange: (lines: QuoteLineRequest[]) => void;
}) {
  return (
    <View>
      {lines.map((line, index) => line.kind === kind && (
        <Row key={index} line={line} material={material} shown={counts?.[index] ?? null} onCount={(by) => onChange(counted(lines, index, by))} />
      ))}
    </View>
  );
}
