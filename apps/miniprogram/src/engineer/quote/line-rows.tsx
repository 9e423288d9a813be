import { Text, View } from '@tarojs/components';
import { quantityStep, reckonedQuoteLine, withMoreOf, type QuoteLine, type QuoteLineRequest, type QuoteMaterial } from '@scanfix/shared-types';
import { LineSum, LineTags } from '@/billing/quote-lines';
import { Icon } from '@/components/icon';
import { useWords } from '@/i18n';
import { yuan } from '@/i18n/format';
import { lineName, quantityText, unitText } from '@/i18n/money';
import styles from './index.module.scss';

interface RowProps {
  line: QuoteLineRequest;
  material: QuoteMaterial;
  ofServer: QuoteLine | null;
  onCount: (by: number) => void;
}

function Row({ line, material, ofServer, onCount }: RowProps) {
  const words = useWords();
  const say = words.quoting.editor;
  const reckoned = reckonedQuoteLine(line, material, ofServer);
  const { unit, unitPrice, quantity } = reckoned;
  const name = lineName(words, { kind: line.kind, name: reckoned.name });
  const step = quantityStep(line, material);
  const many = line.kind !== 'call-out';
  const removes = !many || quantity <= step;
  return (
    <View className={styles.row}>
      <View className={styles.rowHead}>
        <View className={styles.grow}>
          <Text className={styles.name}>{name}</Text>
          <View><Text className={styles.second}>{say.each(yuan(unitPrice), unitText(words, unit))}</Text></View>
          <LineTags line={{ free: line.kind === 'other', covered: reckoned.covered }} />
        </View>
        <LineSum line={reckoned} />
      </View>
      <View className={styles.stepper}>
        <View className={styles.stepButton} role="button" aria-label={`${removes ? say.remove : say.fewer} ${name}`} onClick={() => onCount(-step)}>{removes ? <Icon name="trash" /> : <Text>−</Text>}</View>
        {many && <Text className={styles.quantity}>{quantityText(quantity)}</Text>}
        {many && <View className={styles.stepButton} role="button" aria-label={`${say.more} ${name}`} onClick={() => onCount(step)}><Icon name="plus" /></View>}
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
        <Row key={index} line={line} material={material} ofServer={counts?.[index] ?? null} onCount={(by) => onChange(withMoreOf(lines, index, by))} />
      ))}
    </View>
  );
}
