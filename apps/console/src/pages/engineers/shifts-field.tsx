import { CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { WorkingHours } from '@scanfix/shared-types';
import { Button, Select } from 'antd';
import { pageStyles } from '../../components/page';
import { useWords } from '../../i18n';
import { nextShift, shiftProblem } from './engineer-form';
import styles from './engineers.module.css';

const workdays = [1, 2, 3, 4, 5];
const halfHours = Array.from({ length: 49 }, (_unused, index) => `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 ? '30' : '00'}`);

/** The week as seven rows; a day may have several shifts. */
export function ShiftsField({ value = [], onChange, disabled = false }: { value?: WorkingHours[]; onChange?: (shifts: WorkingHours[]) => void; disabled?: boolean }) {
  const words = useWords();
  const of = (weekday: number): WorkingHours[] => value.filter((shift) => shift.weekday === weekday);
  const change = (weekday: number, shifts: WorkingHours[]): void => onChange?.([...value.filter((shift) => shift.weekday !== weekday), ...shifts]);
  return (
    <div>
      {value.length === 0 ? <p className={pageStyles.hint} style={{ marginTop: 0 }}>{words.engineers.alwaysOnShift}</p> : null}
      <ul className={styles.week}>
        {words.engineers.weekdays.map((name, index) => {
          const weekday = index + 1;
          const shifts = of(weekday);
          const problem = shiftProblem(shifts);
          return (
            <li key={weekday} className={styles.day}>
              <span className={styles.dayName}>{name}</span>
              <div className={styles.dayShifts}>
                {shifts.length === 0 && value.length > 0 ? <span className={pageStyles.hint}>{words.engineers.dayOff}</span> : null}
                {shifts.map((shift, at) => (
                  <Shift key={at} shift={shift} dayName={name} disabled={disabled} invalid={problem !== null} onChange={(next) => change(weekday, shifts.map((each, other) => (other === at ? next : each)))} onRemove={() => change(weekday, shifts.filter((_each, other) => other !== at))} />
                ))}
                {problem ? <div className={styles.problem} role="alert">{problem === 'order' ? words.engineers.shiftOrder : words.engineers.shiftOverlap}</div> : null}
              </div>
              {disabled ? null : (
                <span className={styles.dayTools}>
                  <Button type="text" size="small" icon={<PlusOutlined />} aria-label={`${words.engineers.addShift} ${name}`} title={words.engineers.addShift} onClick={() => change(weekday, [...shifts, nextShift(weekday, shifts)])} />
                  {weekday === 1 && shifts.length > 0 ? (
                    <Button type="text" size="small" icon={<CopyOutlined />} onClick={() => onChange?.([...value.filter((shift) => !workdays.includes(shift.weekday)), ...workdays.flatMap((day) => shifts.map((shift) => ({ ...shift, weekday: day })))])}>{words.engineers.copyToWorkdays}</Button>
                  ) : null}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Shift({ shift, dayName, disabled, invalid, onChange, onRemove }: { shift: WorkingHours; dayName: string; disabled: boolean; invalid: boolean; onChange: (shift: WorkingHours) => void; onRemove: () => void }) {
  const words = useWords();
  const time = (edge: 'from' | 'to') => (
    <Select
      showSearch
      disabled={disabled}
      aria-label={`${dayName} ${words.engineers[edge]}`}
      {...(invalid ? { status: 'error' as const } : {})}
      value={shift[edge]}
      onChange={(value: string) => onChange({ ...shift, [edge]: value })}
      options={timesWith(shift[edge], edge).map((value) => ({ value, label: value }))}
      style={{ width: 92 }}
    />
  );
  return (
    <span className={styles.shift}>
      {time('from')}
      <span aria-hidden>–</span>
      {time('to')}
      {disabled ? null : <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={words.engineers.removeShift(dayName, shift.from, shift.to)} onClick={onRemove} />}
    </span>
  );
}

/** Half hours, and the time that is set where it is another. */
function timesWith(set: string, edge: 'from' | 'to'): string[] {
  const offered = edge === 'from' ? halfHours.slice(0, -1) : halfHours.slice(1);
  return offered.includes(set) ? offered : [...offered, set].sort();
}
