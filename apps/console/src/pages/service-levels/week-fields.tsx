import { CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { pageStyles } from '../../components/page';
import { useWords } from '../../i18n';
import { faultOf, weekdays, type Range, type Week } from './calendar-hours';
import styles from './service-levels.module.css';

const at = (hour: number) => dayjs().startOf('day').hour(hour);

/** Monday to Sunday, each with any number of spans. */
export function WeekFields({ disabled }: { disabled: boolean }) {
  const words = useWords();
  const { calendars: text } = words;
  const form = Form.useFormInstance<{ week: Week }>();
  return (
    <>
      <p className={pageStyles.hint}>{text.hoursHint}</p>
      {weekdays.map((weekday, index) => (
        <div key={weekday} className={styles.day}>
          <span className={styles.dayName}>{text.weekdays[index]}</span>
          <Form.List name={['week', index]}>
            {(rows, { add, remove }) => (
              <div className={styles.ranges}>
                {rows.length === 0 ? <span className={styles.quiet}>{text.closed}</span> : null}
                {rows.map((row) => (
                  <span key={row.key} className={styles.range}>
                    <Form.Item
                      name={row.name}
                      rules={[
                        { required: true, message: text.rangeRequired },
                        ({ getFieldValue }) => ({
                          validator: (_rule, range: Range | null | undefined) => {
                            const fault = range ? faultOf(range, getFieldValue(['week', index]) as Range[]) : null;
                            return fault ? Promise.reject(new Error(fault === 'order' ? text.rangeOrder : text.rangeOverlap)) : Promise.resolve();
                          },
                        }),
                      ]}
                    >
                      <TimePicker.RangePicker format="HH:mm" minuteStep={5} order={false} needConfirm={false} allowClear={false} style={{ width: 190 }} />
                    </Form.Item>
                    <Button type="text" icon={<DeleteOutlined />} aria-label={text.removeRange} disabled={disabled} onClick={() => remove(row.name)} />
                  </span>
                ))}
                <Button type="text" icon={<PlusOutlined />} disabled={disabled} aria-label={`${text.weekdays[index]} ${text.addRange}`} title={text.addRange} onClick={() => add([at(9), at(18)])} />
                {index === 0 ? (
                  <Button
                    type="link"
                    icon={<CopyOutlined />}
                    disabled={disabled}
                    onClick={() => {
                      const week = form.getFieldValue('week') as Week;
                      form.setFieldValue('week', week.map((day, dayIndex) => (dayIndex < 5 ? [...(week[0] ?? [])] : day)));
                    }}
                  >
                    {text.copyToWorkdays}
                  </Button>
                ) : null}
              </div>
            )}
          </Form.List>
        </div>
      ))}
      {/* The rule of the whole week stands on a field of its own, which shows nothing but its fault. */}
      <Form.Item name="week" rules={[{ validator: (_rule, week: Week | undefined) => (week?.some((day) => (day ?? []).length > 0) ? Promise.resolve() : Promise.reject(new Error(text.noHours))) }]} className={styles.weekNote ?? ''}>
        <WeekNote />
      </Form.Item>
    </>
  );
}

function WeekNote() {
  return null;
}
