import type { MoneySettings } from '@scanfix/shared-types';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, InputNumber, Radio } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { Loaded, Page, pageStyles, Panel } from '../../components/page';
import { KeptForm, useKeptForm } from '../../components/record-form';
import { FenField } from '../../components/scaled-field';
import { useWords } from '../../i18n';

export default function MoneySettingsPage() {
  const query = useQuery({ queryKey: keys.moneySettings, queryFn: () => call('GET /money-settings') });
  return <Loaded query={query}>{(settings) => <Settings settings={settings} />}</Loaded>;
}

const limitedRoles = ['engineer', 'agent', 'finance', 'manager', 'admin'] as const;
/** Fen: ten million yuan. */
const highestSum = 1_000_000_000;

function Settings({ settings }: { settings: MoneySettings }) {
  const words = useWords();
  const { moneySettings: text } = words;
  const client = useQueryClient();
  const mayWrite = useMay('finance:configure');
  const [form] = Form.useForm<MoneySettings>();
  const kept = useKeptForm({
    form, send: (values: MoneySettings) => call('PUT /money-settings', { body: { ...values, version: settings.version } }), keyOf: () => keys.moneySettings,
  });
  const reload = async (): Promise<void> => {
    const newest = await client.fetchQuery({ queryKey: keys.moneySettings, queryFn: () => call('GET /money-settings') });
    form.setFieldsValue(newest);
    kept.setDirty(false);
    kept.reset();
  };
  return (
    <Page title={text.title} narrow>
      <KeptForm kept={kept} initialValues={settings} mayWrite={mayWrite} readOnly={text.readOnly} onReload={() => void reload()}>
        <Panel title={text.quotes}>
          <WholeField name="quoteValidDays" range={[1, 365]} unit={text.units.days} label={text.quoteValidDays} hint={text.quoteValidHint} />
          <div>{text.discounts}</div>
          <p className={pageStyles.hint} style={{ marginTop: 0 }}>{text.discountsHint}</p>
          <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))', columnGap: 16 }}>
            {limitedRoles.map((role) => <WholeField key={role} name={['discountLimits', role]} range={[0, 100]} unit="%" label={words.roles[role]} width={120} />)}
          </div>
        </Panel>
        <Panel title={text.paying}>
          <WholeField name="paymentMinutes" range={[5, 1440]} unit={text.units.minutes} label={text.paymentMinutes} hint={text.paymentMinutesHint} />
          <Form.Item name="surplusPayments" label={text.surplus} extra={text.surplusHint} style={{ marginBottom: 0 }}>
            <Radio.Group style={{ display: 'grid', gap: 8 }} options={(['ask', 'refund'] as const).map((value) => ({ value, label: text.surplusWays[value] }))} />
          </Form.Item>
        </Panel>
        <Panel title={text.refunds}>
          <Form.Item name="refundApprovalAbove" label={text.refundApproval} extra={text.refundApprovalHint} style={{ marginBottom: 0 }} rules={[{ required: true, type: 'integer', min: 0, max: highestSum, message: text.sumRule }]}>
            <FenField max={highestSum} style={{ width: 190 }} />
          </Form.Item>
        </Panel>
        <Panel title={text.statements}>
          <WholeField name="statementDay" range={[1, 28]} unit={text.statementDayUnit} label={text.statementDay} hint={text.statementDayHint} />
        </Panel>
      </KeptForm>
    </Page>
  );
}

function WholeField({ name, range: [min, max], unit, label, hint, width = 190 }: { name: keyof MoneySettings | ['discountLimits', string]; range: [number, number]; unit: string; label: string; hint?: string; width?: number }) {
  const words = useWords();
  return (
    <Form.Item name={name} label={label} {...(hint ? { extra: hint } : {})} rules={[{ required: true, type: 'integer', min, max, message: words.moneySettings.range(min, max) }]}>
      <InputNumber min={min} max={max} precision={0} suffix={unit} style={{ width }} />
    </Form.Item>
  );
}
