import { InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n';

type Unit = 'minutes' | 'hours';

interface DurationFieldProps {
  value?: number | null;
  onChange?: (minutes: number | null) => void;
  id?: string;
  placeholder?: string;
  disabled?: boolean;
  'aria-label'?: string;
}

/** Minutes, typed as people say them: 45 minutes, 4 hours. Empty is null. */
export function DurationField({ value = null, onChange, placeholder, ...rest }: DurationFieldProps) {
  const words = useWords();
  const [unit, setUnit] = useState<Unit>(unitOf(value));
  const size = unit === 'hours' ? 60 : 1;
  return (
    <Space.Compact>
      <InputNumber
        {...rest}
        min={0}
        max={129_600 / size}
        {...(unit === 'minutes' ? { precision: 0 } : { step: 1 })}
        value={value === null ? null : value / size}
        {...(placeholder ? { placeholder } : {})}
        onChange={(typed) => onChange?.(typed === null ? null : Math.round(Number(typed) * size))}
        style={{ width: 96 }}
      />
      <Select<Unit> value={unit} onChange={setUnit} {...(rest.disabled === undefined ? {} : { disabled: rest.disabled })} options={(['minutes', 'hours'] as const).map((key) => ({ value: key, label: words.serviceLevels.units[key] }))} style={{ width: 108 }} aria-label={rest['aria-label']} />
    </Space.Compact>
  );
}

function unitOf(minutes: number | null): Unit {
  return minutes === null || (minutes > 0 && minutes % 30 === 0 && minutes >= 60) ? 'hours' : 'minutes';
}
