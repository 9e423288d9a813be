import type { FollowUpSettings } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { Loaded, Page, pageStyles, Panel } from '../../components/page';
import { KeptForm, useKeptForm } from '../../components/record-form';
import { useWords } from '../../i18n';

export default function FollowUpSettingsPage() {
  const query = useQuery({ queryKey: keys.followUpSettings, queryFn: () => call('GET /follow-ups/settings') });
  return <Loaded query={query}>{(settings) => <Settings settings={settings} />}</Loaded>;
}

function Settings({ settings }: { settings: FollowUpSettings }) {
  const words = useWords();
  const mayWrite = useMay('follow-up:configure');
  const [form] = Form.useForm<FollowUpSettings>();
  const kept = useKeptForm({
    form, send: (values: FollowUpSettings) => call('PUT /follow-ups/settings', { body: { ...values, script: values.script.trim() } }), keyOf: () => keys.followUpSettings,
  });
  const { followUpSettings: text } = words;
  return (
    <Page title={text.title} narrow backTo="/follow-ups">
      <KeptForm kept={kept} initialValues={settings} mayWrite={mayWrite} readOnly={text.readOnly}>
        <Panel title={text.timing}>
          <NumberField name="callAfterHours" label={text.callAfterHours} hint={text.callAfterHoursHint} from={1} to={720} unit={text.hours} />
          <NumberField name="closeAfterHours" label={text.closeAfterHours} hint={text.closeAfterHoursHint} from={2} to={2160} unit={text.hours} after="callAfterHours" />
          <NumberField name="npsEveryDays" label={text.npsEveryDays} hint={text.npsEveryDaysHint} from={0} to={3650} unit={text.days} />
        </Panel>
        <Panel title={text.quality}>
          <NumberField name="guaranteeDays" label={text.guaranteeDays} hint={text.guaranteeDaysHint} from={0} to={3650} unit={text.days} />
          <Form.Item name="lowScore" label={text.lowScore} extra={text.lowScoreHint}>
            <Select style={{ maxWidth: 220 }} options={[0, 1, 2, 3, 4].map((value) => ({ value, label: value === 0 ? text.lowScoreNever : text.lowScoreValue(value) }))} />
          </Form.Item>
          <div style={{ display: 'flex', gap: 12, alignItems: 'flex-start' }}>
            <Form.Item name="excludeFirstEngineer" valuePropName="checked" noStyle>
              <Switch aria-label={text.excludeFirstEngineer} />
            </Form.Item>
            <div>
              <div>{text.excludeFirstEngineer}</div>
              <div className={pageStyles.hint}>{text.excludeFirstEngineerHint}</div>
            </div>
          </div>
        </Panel>
        <Panel title={text.script}>
          <Form.Item name="script" extra={text.scriptHint} rules={[{ max: 2000 }]} style={{ marginBottom: 0 }}>
            <Input.TextArea autoSize={{ minRows: 6, maxRows: 20 }} aria-label={text.script} />
          </Form.Item>
        </Panel>
      </KeptForm>
    </Page>
  );
}

interface NumberFieldProps {
  name: keyof FollowUpSettings;
  label: string;
  hint: string;
  from: number;
  to: number;
  unit: string;
  /** A field whose number this one must exceed. */
  after?: keyof FollowUpSettings;
}

function NumberField({ name, label, hint, from, to, unit, after }: NumberFieldProps) {
  const words = useWords();
  return (
    <Form.Item
      name={name}
      label={label}
      extra={hint}
      {...(after ? { dependencies: [after] } : {})}
      rules={[
        { required: true, type: 'integer', min: from, max: to, message: words.followUpSettings.rule(from, to) },
        ...(after
          ? [({ getFieldValue }: { getFieldValue: (field: string) => unknown }) => ({
              validator: (_rule: unknown, value: number | null) => (value !== null && value <= Number(getFieldValue(after)) ? Promise.reject(new Error(words.followUpSettings.closeBeforeCall)) : Promise.resolve()),
            })]
          : []),
      ]}
    >
      <InputNumber min={from} max={to} precision={0} suffix={unit} style={{ width: 180 }} />
    </Form.Item>
  );
}
