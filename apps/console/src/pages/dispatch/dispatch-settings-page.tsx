import type { DispatchSettings, DispatchWeights } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { Form, InputNumber, Radio, Switch } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { Loaded, Page, pageStyles, Panel } from '../../components/page';
import { KeptForm, useKeptForm } from '../../components/record-form';
import { useWords } from '../../i18n';
import { useDispatchSettings } from './use-dispatch';
import { WeightsField } from './weights-field';

export default function DispatchSettingsPage() {
  const query = useDispatchSettings();
  return <Loaded query={query}>{(settings) => <Settings settings={settings} />}</Loaded>;
}

/** The minutes stay in their field while the switch beside them is off. */
interface SettingsForm extends Omit<DispatchSettings, 'unansweredMinutes'> {
  takesBack: boolean;
  unansweredMinutes: number | null;
}

const usualUnanswered = 30;

function Settings({ settings }: { settings: DispatchSettings }) {
  const words = useWords();
  const client = useQueryClient();
  const mayWrite = useMay('dispatch:configure');
  const [form] = Form.useForm<SettingsForm>();
  const kept = useKeptForm({
    form,
    send: ({ takesBack, unansweredMinutes, ...values }: SettingsForm) => call('PUT /dispatch/settings', { body: { ...settings, ...values, unansweredMinutes: takesBack ? unansweredMinutes : null } }),
    keyOf: () => keys.dispatchSettings,
    done: () => void client.invalidateQueries({ queryKey: keys.dispatch }),
  });
  return (
    <Page title={words.dispatchSettings.title} subtitle={words.dispatchSettings.intro} narrow>
      <KeptForm
        kept={kept}
        initialValues={{ ...settings, takesBack: settings.unansweredMinutes !== null, unansweredMinutes: settings.unansweredMinutes ?? usualUnanswered }}
        mayWrite={mayWrite}
        readOnly={words.dispatchSettings.readOnly}
      >
        <Panel title={words.dispatchSettings.weights}>
          <p className={pageStyles.hint} style={{ marginTop: 0 }}>{words.dispatchSettings.weightsHint}</p>
          <Form.Item name="weights" style={{ marginBottom: 0 }} rules={[{ validator: (_rule, weights: DispatchWeights) => (Object.values(weights).some((points) => points > 0) ? Promise.resolve() : Promise.reject(new Error(words.dispatchSettings.allZero))) }]}>
            <WeightsField disabled={!mayWrite} />
          </Form.Item>
        </Panel>
        <Panel title={words.dispatchSettings.automatic}>
          <AutomaticFields />
        </Panel>
        <Panel title={words.dispatchSettings.visits}>
          <Fields>
            <NumberField name="visitMinutes" range={[10, 1440]} unit="minutes" label={words.dispatchSettings.visitMinutes} />
            <NumberField name="travelSpeedKmh" range={[1, 200]} unit="kmh" label={words.dispatchSettings.travelSpeed} hint={words.dispatchSettings.travelSpeedHint} />
          </Fields>
        </Panel>
        <Panel title={words.dispatchSettings.checkIns}>
          <Fields>
            <NumberField name="geofenceMeters" range={[20, 5000]} unit="meters" label={words.dispatchSettings.geofence} hint={words.dispatchSettings.geofenceHint} />
            <NumberField name="accuracyLimitMeters" range={[0, 2000]} unit="meters" label={words.dispatchSettings.accuracyLimit} hint={words.dispatchSettings.accuracyLimitHint} />
            <NumberField name="impossibleSpeedKmh" range={[20, 1000]} unit="kmh" label={words.dispatchSettings.impossibleSpeed} hint={words.dispatchSettings.impossibleSpeedHint} />
          </Fields>
        </Panel>
        <Panel title={words.dispatchSettings.positions}>
          <NumberField name="positionKeptHours" range={[1, 720]} unit="hours" label={words.dispatchSettings.positionKept} hint={words.dispatchSettings.positionKeptHint} />
        </Panel>
      </KeptForm>
    </Page>
  );
}

function AutomaticFields() {
  const words = useWords();
  const automatic = Form.useWatch('automatic');
  const takesBack = Form.useWatch('takesBack');
  return (
    <>
      <Form.Item name="automatic" label={words.dispatchSettings.automaticMode}>
        <Radio.Group options={(['off', 'recommended'] as const).map((value) => ({ value, label: words.dispatchSettings.automaticModes[value] }))} />
      </Form.Item>
      {/* Hidden it keeps its value: what was set is there again when it is switched on. */}
      <div hidden={automatic !== 'recommended'}>
        <NumberField name="automaticMinimumPercent" range={[0, 100]} unit="percent" label={words.dispatchSettings.automaticMinimum} hint={words.dispatchSettings.automaticMinimumHint} />
      </div>
      <SwitchField name="claimPool" label={words.dispatchSettings.claimPool} hint={words.dispatchSettings.claimPoolHint} />
      <SwitchField name="takesBack" label={words.dispatchSettings.unansweredOn} hint={words.dispatchSettings.unansweredHint} />
      <div hidden={!takesBack} style={{ marginLeft: 56 }}>
        <NumberField name="unansweredMinutes" range={[1, 1440]} unit="minutes" label={words.dispatchSettings.unanswered} />
      </div>
    </>
  );
}

function Fields({ children }: { children: React.ReactNode }) {
  return <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(230px, 1fr))', columnGap: 24 }}>{children}</div>;
}

function NumberField({ name, range: [min, max], unit, label, hint }: { name: keyof SettingsForm; range: [number, number]; unit: 'percent' | 'minutes' | 'kmh' | 'meters' | 'hours'; label: string; hint?: string }) {
  const words = useWords();
  return (
    <Form.Item name={name} label={label} {...(hint ? { extra: hint } : {})} rules={[{ required: true, type: 'integer', min, max, message: words.dispatchSettings.range(min, max) }]}>
      <InputNumber min={min} max={max} precision={0} suffix={words.dispatchSettings.units[unit]} style={{ width: 170 }} />
    </Form.Item>
  );
}

function SwitchField({ name, label, hint }: { name: keyof SettingsForm; label: string; hint: string }) {
  return (
    <div style={{ display: 'flex', gap: 12, alignItems: 'flex-start', marginBottom: 16 }}>
      <Form.Item name={name} valuePropName="checked" noStyle>
        <Switch aria-label={label} />
      </Form.Item>
      <div>
        <div>{label}</div>
        <div className={pageStyles.hint}>{hint}</div>
      </div>
    </div>
  );
}
