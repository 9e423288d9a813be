import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { coordinateSystems, timeSurchargeKinds, urgencies, type TimeSurcharge } from '@scanfix/shared-types';
import { App, Button, Form, InputNumber, Select } from 'antd';
import { call } from '../../api/call';
import { pageStyles } from '../../components/page';
import { LocationPicker } from '../../components/pickers';
import { useProblemMessage } from '../../components/problem-notice';
import { FenField, ScaledField } from '../../components/scaled-field';
import { useWords } from '../../i18n';
import { ClockField } from './clock-field';
import styles from './price-books.module.css';

export function CallOutFields() {
  const words = useWords();
  const { priceBooks: text } = words;
  return (
    <>
      <FeeItem name={['callOut', 'base']} label={text.base} />
      <h3 className={styles.group}>{text.distance}</h3>
      <p className={pageStyles.hint} style={{ marginTop: 0 }}>{text.distanceHint}</p>
      <Origin />
      <DistanceSteps />
      <h3 className={styles.group}>{text.time}</h3>
      <p className={pageStyles.hint} style={{ marginTop: 0 }}>{text.timeHint}</p>
      <TimeSurcharges />
      <h3 className={styles.group}>{text.urgency}</h3>
      <div className={styles.three}>
        {urgencies.map((urgency) => <FeeItem key={urgency} name={['callOut', 'urgency', urgency]} label={words.urgencies[urgency]} />)}
      </div>
    </>
  );
}

/** Within a row the word before it says what it is. */
function FeeItem({ name, label, inRow = false }: { name: (string | number)[]; label: string; inRow?: boolean }) {
  const { priceBooks: text } = useWords();
  return (
    <Form.Item name={name} {...(inRow ? {} : { label })} rules={[{ required: true, type: 'integer', min: 0, max: 100_000_000, message: text.priceRule }]}>
      <FenField {...(inRow ? { 'aria-label': label } : {})} />
    </Form.Item>
  );
}

function Origin() {
  const words = useWords();
  const { priceBooks: text } = words;
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const form = Form.useFormInstance();
  const take = async (id: number): Promise<void> => {
    try {
      const { coordinates } = await call('GET /locations/:id', { params: { id } });
      if (coordinates) form.setFieldValue(['callOut', 'origin'], coordinates);
      else void message.info(text.originNone);
    } catch (error) {
      void message.error(wordFor(error));
    }
  };
  const both = (other: 'latitude' | 'longitude') => ({ getFieldValue }: { getFieldValue: (name: string[]) => unknown }) => ({
    validator: (_rule: unknown, value: unknown) => (typeof value !== 'number' && typeof getFieldValue(['callOut', 'origin', other]) === 'number' ? Promise.reject(new Error(text.bothCoordinates)) : Promise.resolve()),
  });
  return (
    <div className={styles.three}>
      <Form.Item label={text.origin} htmlFor="origin-from"><LocationPicker id="origin-from" placeholder={text.originFrom} value={null} onChange={(id) => { if (id !== null) void take(id); }} /></Form.Item>
      <Form.Item name={['callOut', 'origin', 'latitude']} label={text.latitude} dependencies={[['callOut', 'origin', 'longitude']]} rules={[{ type: 'number', min: -90, max: 90, message: words.locations.latitudeRule }, both('longitude')]}>
        <InputNumber step={0.0001} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={['callOut', 'origin', 'longitude']} label={text.longitude} dependencies={[['callOut', 'origin', 'latitude']]} rules={[{ type: 'number', min: -180, max: 180, message: words.locations.longitudeRule }, both('latitude')]}>
        <InputNumber step={0.0001} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={['callOut', 'origin', 'system']} label={text.system}>
        <Select options={coordinateSystems.map((value) => ({ value, label: words.coordinateSystems[value] }))} />
      </Form.Item>
    </div>
  );
}

function DistanceSteps() {
  const { priceBooks: text } = useWords();
  return (
    <Form.List name={['callOut', 'distance']}>
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <div key={row.key} className={styles.line}>
              <span className={styles.word}>{text.beyond}</span>
              <Form.Item
                name={[row.name, 'beyondMeters']}
                rules={[
                  { required: true, message: text.beyondRule },
                  ({ getFieldValue }) => ({
                    validator: (_rule, meters: number | null) => {
                      const same = (getFieldValue(['callOut', 'distance']) as { beyondMeters?: number | null }[]).filter((step) => typeof meters === 'number' && step?.beyondMeters === meters);
                      return same.length > 1 ? Promise.reject(new Error(text.beyondTwice)) : Promise.resolve();
                    },
                  }),
                ]}
              >
                <ScaledField scale={1000} min={0} max={20_100_000} suffix={text.kilometers} aria-label={text.beyond} style={{ width: 130 }} />
              </Form.Item>
              <span className={styles.pair}>
                <span className={styles.word}>{text.adds}</span>
                <FeeItem name={[row.name, 'fee']} label={text.adds} inRow />
                <Button type="text" icon={<DeleteOutlined />} aria-label={text.removeDistance} onClick={() => remove(row.name)} />
              </span>
            </div>
          ))}
          {rows.length < 20 ? <Button icon={<PlusOutlined />} onClick={() => add({ beyondMeters: null, fee: null })}>{text.addDistance}</Button> : null}
        </>
      )}
    </Form.List>
  );
}

function TimeSurcharges() {
  const words = useWords();
  const { priceBooks: text } = words;
  return (
    <Form.List name={['callOut', 'time']}>
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <div key={row.key} className={styles.line}>
              <Form.Item name={[row.name, 'kind']}>
                <Select style={{ width: 120 }} aria-label={text.kind} options={timeSurchargeKinds.map((value) => ({ value, label: words.timeSurcharges[value] }))} />
              </Form.Item>
              <Hours name={row.name} />
              <span className={styles.pair}>
                <span className={styles.word}>{text.adds}</span>
                <FeeItem name={[row.name, 'fee']} label={text.adds} inRow />
                <Button type="text" icon={<DeleteOutlined />} aria-label={text.removeTime} onClick={() => remove(row.name)} />
              </span>
            </div>
          ))}
          {rows.length < 20 ? <Button icon={<PlusOutlined />} onClick={() => add({ kind: 'hours', from: '20:00', to: '08:00', fee: null })}>{text.addTime}</Button> : null}
        </>
      )}
    </Form.List>
  );
}

function Hours({ name }: { name: number }) {
  const { priceBooks: text } = useWords();
  const surcharge = Form.useWatch(['callOut', 'time', name]) as Partial<TimeSurcharge> | undefined;
  if (surcharge?.kind !== 'hours') return null;
  return (
    <>
      <Form.Item name={[name, 'from']} rules={[{ required: true, message: text.clockRule }]}><ClockField label={text.from} /></Form.Item>
      <span className={styles.word}>{surcharge.from && surcharge.to && surcharge.to < surcharge.from ? text.overnight : text.to}</span>
      <Form.Item
        name={[name, 'to']}
        dependencies={[['callOut', 'time', name, 'from']]}
        rules={[
          { required: true, message: text.clockRule },
          ({ getFieldValue }) => ({ validator: (_rule, to: string | null) => (to && to === getFieldValue(['callOut', 'time', name, 'from']) ? Promise.reject(new Error(text.sameClock)) : Promise.resolve()) }),
        ]}
      >
        <ClockField label={text.to} />
      </Form.Item>
    </>
  );
}
