import { Text, View } from '@tarojs/components';
import type { QuoteLine, QuoteLineRequest, QuoteMaterial } from '@scanfix/shared-types';
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
  const step = stepOf(line, material);
  const quantity = line.kind === 'call-out' ? null : line.quantity;
  const removes = quantity === null || quantity <= step;
  const amount = named ? Math.floor((named.quantity * named.unitPrice + 50) / 100) : shown?.amount ?? 0;
  return (
    <View className={styles.row}>
      <View className={styles.rowHead}>
        <View className={styles.grow}>
          <Text className={styles.name}>{name}</Text>
          {named && <View><Text className={styles.second}>{say.each(yuan(named.unitPrice), unitText(words, named.unit))}</Text></View>}
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
