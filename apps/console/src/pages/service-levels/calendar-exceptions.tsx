import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useWords } from '../../i18n';
import styles from './service-levels.module.css';

interface Exception {
  date?: Dayjs | null;
}

export function CalendarExceptions({ disabled }: { disabled: boolean }) {
  const words = useWords();
  const { calendars: text } = words;
  return (
    <Form.List name="exceptions">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <div key={row.key} className={styles.exception}>
              <Form.Item
                name={[row.name, 'date']}
                rules={[
                  { required: true, message: text.dateRequired },
                  ({ getFieldValue }) => ({
                    validator: (_rule, date: Dayjs | null | undefined) => {
                      const same = (getFieldValue('exceptions') as Exception[]).filter((other) => date && other?.date?.isSame(date, 'day'));
                      return same.length > 1 ? Promise.reject(new Error(text.dateTwice)) : Promise.resolve();
                    },
                  }),
                ]}
              >
                <DatePicker aria-label={text.date} style={{ width: 150 }} />
              </Form.Item>
              <Form.Item name={[row.name, 'working']}>
                <Select style={{ width: 100 }} options={[{ value: false, label: text.off }, { value: true, label: text.working }]} />
              </Form.Item>
              <Form.Item name={[row.name, 'note']} rules={[{ max: 60 }]} style={{ flex: '1 1 160px' }}>
                <Input placeholder={words.general.optional(text.note)} aria-label={text.note} />
              </Form.Item>
              <Button type="text" icon={<DeleteOutlined />} aria-label={text.removeException} disabled={disabled} onClick={() => remove(row.name)} />
            </div>
          ))}
          <Button icon={<PlusOutlined />} disabled={disabled} onClick={() => add({ date: null, working: false })}>{text.addException}</Button>
        </>
      )}
    </Form.List>
  );
}
