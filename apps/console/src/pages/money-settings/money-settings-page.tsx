import type { MoneySettings } from '@scanfix/shared-types';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { isProblem } from '../../api/problem';
import { useFormSubmit } from '../../components/form-problems';
import { Loaded, Page, pageStyles, Panel } from '../../components/page';
import { ProblemNotice } from '../../components/problem-notice';
import { FenField } from '../../components/scaled-field';
import { useLeaveGuard } from '../../components/use-leave-guard';
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
  const { message } = App.useApp();
  const mayWrite = useMay('finance:configure');
  const [form] = Form.useForm<MoneySettings>();
  const [dirty, setDirty] = useState(false);
  const guard = useLeaveGuard(dirty);
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: (values: MoneySettings) => call('PUT /money-settings', { body: { ...values, version: settings.version } }),
    done: (saved) => {
      setDirty(false);
      client.setQueryData(keys.moneySettings, saved);
      void message.success(words.general.saved);
    },
  });
  const reload = async (): Promise<void> => {
    const newest = await client.fetchQuery({ queryKey: keys.moneySettings, queryFn: () => call('GET /money-settings') });
    form.setFieldsValue(newest);
    setDirty(false);
    reset();
  };
  return (
    <Page title={text.title} narrow>
      {mayWrite ? null : <Alert type="info" showIcon title={text.readOnly} style={{ marginBottom: 16 }} />}
      <Form form={form} layout="vertical" initialValues={settings} onFinish={submit} onValuesChange={() => setDirty(true)} disabled={!mayWrite}>
        <ProblemNotice error={error} {...(isProblem(error, 'version-conflict') ? { action: <Button size="small" onClick={() => void reload()}>{words.general.reload}</Button> } : {})} />
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
        {mayWrite ? (
          <div className={pageStyles.actionsBar}>
            <Button type="primary" htmlType="submit" loading={pending} disabled={!dirty}>{words.general.save}</Button>
          </div>
        ) : null}
      </Form>
      {guard.dialog}
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
