import { TimePicker } from 'antd';
import dayjs from 'dayjs';
import { enterChoosesOnly } from '../../components/enter-chooses-only';

/** `HH:MM`, as the wall clock shows it. */
export function ClockField({ value, onChange, label, id }: { value?: string | null; onChange?: (clock: string | null) => void; label: string; id?: string }) {
  return (
    <TimePicker
      {...(id ? { id } : {})}
      aria-label={label}
      onKeyDown={enterChoosesOnly}
      format="HH:mm"
      minuteStep={5}
      needConfirm={false}
      allowClear={false}
      value={value ? dayjs(`2000-01-01T${value}`) : null}
      onChange={(picked) => onChange?.(picked ? picked.format('HH:mm') : null)}
      style={{ width: 104 }}
    />
  );
}
