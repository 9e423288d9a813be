import type { DispatchWeights } from '@scanfix/shared-types';
import { InputNumber, Slider } from 'antd';
import { pageStyles } from '../../components/page';
import { useWords } from '../../i18n';
import styles from './weights-field.module.css';

const kinds = ['distance', 'skill', 'load', 'shift', 'device-history', 'wish', 'territory'] as const satisfies readonly (keyof DispatchWeights)[];
const most = 100;

/** Each reason with its points, what it means, and which share of all points it has. */
export function WeightsField({ value, onChange, disabled = false }: { value?: DispatchWeights; onChange?: (weights: DispatchWeights) => void; disabled?: boolean }) {
  const words = useWords();
  if (!value) return null;
  const total = kinds.reduce((sum, kind) => sum + value[kind], 0);
  return (
    <ul className={styles.weights}>
      {kinds.map((kind) => (
        <li key={kind} className={styles.weight}>
          <span className={styles.name}>
            <b>{words.dispatchSettings.weightNames[kind]}</b>
            <span className={pageStyles.hint}>{words.dispatchSettings.weightHints[kind]}</span>
          </span>
          <Slider className={styles.slider ?? ''} min={0} max={most} disabled={disabled} value={value[kind]} ariaLabelForHandle={words.dispatchSettings.weightNames[kind]} tooltip={{ open: false }} onChange={(points) => onChange?.({ ...value, [kind]: points })} />
          <InputNumber min={0} max={most} precision={0} disabled={disabled} value={value[kind]} aria-label={words.dispatchSettings.weightNames[kind]} suffix={words.dispatchSettings.units.points} style={{ width: 112 }} onChange={(points) => onChange?.({ ...value, [kind]: points ?? 0 })} />
          <span className={styles.share}>{words.dispatchSettings.share(total > 0 ? Math.round((100 * value[kind]) / total) : 0)}</span>
        </li>
      ))}
    </ul>
  );
}
