import type { CalendarDate } from '@scanfix/shared-types';
import { DatePicker } from 'antd';
import { useWords } from '../i18n';
import { useFormat } from './format';
import { daysOf, fromDay, toDay, todayIn } from './zone';

interface PeriodFieldProps {
  from: CalendarDate | undefined;
  to: CalendarDate | undefined;
  onChange: (period: { from: CalendarDate | undefined; to: CalendarDate | undefined }) => void;
  /** A report needs both ends; a list may be open at either. */
  required?: boolean;
}

const presets = ['today', 'thisMonth', 'lastMonth', 'last30Days', 'thisYear'] as const;

/** From one day to another, both included, with the usual ones at hand. */
export function PeriodField({ from, to, onChange, required = false }: PeriodFieldProps) {
  const words = useWords();
  const today = todayIn(useFormat().timeZone);
  return (
    <DatePicker.RangePicker
      allowEmpty={[!required, !required]}
      allowClear={!required}
      aria-label={words.period.label}
      placeholder={[words.period.from, words.period.to]}
      value={[fromDay(from), fromDay(to)]}
      presets={presets.map((key) => {
        const days = daysOf(key, today);
        return { label: words.period.presets[key], value: [fromDay(days.from), fromDay(days.to)] };
      })}
      onChange={(range) => onChange({ from: toDay(range?.[0]) ?? undefined, to: toDay(range?.[1]) ?? undefined })}
      style={{ maxWidth: '100%' }}
    />
  );
}
