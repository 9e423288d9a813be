import { urgencies, type OrganizationSettings, type UpdateOrganizationRequest } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { session } from '../../api/session';
import { Loaded, Page, pageStyles, Panel } from '../../components/page';
import { KeptForm, useKeptForm } from '../../components/record-form';
import { useWords } from '../../i18n';

export default function OrganizationPage() {
  const query = useQuery({ queryKey: keys.organization, queryFn: () => call('GET /organization') });
  return <Loaded query={query}>{(settings) => <Settings settings={settings} />}</Loaded>;
}

type SettingsForm = Omit<OrganizationSettings, 'id'>;

function Settings({ settings }: { settings: OrganizationSettings }) {
  const words = useWords();
  const mayWrite = useMay('organization:write');
  const [form] = Form.useForm<SettingsForm>();
  const kept = useKeptForm({
    form,
    send: (values: SettingsForm) => call('PATCH /organization', { body: requestOf(values) }),
    keyOf: () => keys.organization,
    // Name and time zone stand in the frame of every page.
    done: () => void call('GET /me').then((me) => session.changeMe(me), () => undefined),
  });
  return (
    <Page title={words.organization.title} narrow>
      <KeptForm kept={kept} initialValues={settings} mayWrite={mayWrite} readOnly={words.organization.readOnly}>
        <Panel title={words.organization.identity}>
          <IdentityFields />
        </Panel>
        <Panel title={words.organization.reporting}>
          <SwitchField name="anonymousReports" label={words.organization.anonymousReports} hint={words.organization.anonymousReportsHint} />
          <SwitchField name="automaticTriage" label={words.organization.automaticTriage} hint={words.organization.automaticTriageHint} />
        </Panel>
        <Panel title={words.organization.expected}>
          <p className={pageStyles.hint} style={{ marginTop: 0 }}>{words.organization.expectedHint}</p>
          <div style={{ display: 'flex', gap: 16, flexWrap: 'wrap' }}>
            {urgencies.map((urgency) => (
              <Form.Item key={urgency} name={['expectedResponseMinutes', urgency]} label={words.urgencies[urgency]} rules={[{ required: true, type: 'integer', min: 1, max: 43_200, message: words.organization.minutesRule }]} style={{ marginBottom: 0 }}>
                <InputNumber min={1} max={43_200} precision={0} suffix={words.general.minutes} style={{ width: 150 }} />
              </Form.Item>
            ))}
          </div>
        </Panel>
      </KeptForm>
    </Page>
  );
}

function IdentityFields() {
  const words = useWords();
  return (
    <>
      <Form.Item name="name" label={words.organization.name} rules={[{ required: true, whitespace: true, message: words.organization.nameRequired }, { max: 100 }]}>
        <Input />
      </Form.Item>
      <Form.Item name="shortName" label={words.organization.shortName} extra={words.organization.shortNameHint} rules={[{ required: true, whitespace: true, message: words.organization.shortNameRequired }, { max: 20 }]}>
        <Input style={{ maxWidth: 260 }} />
      </Form.Item>
      <Form.Item name="servicePhone" label={words.general.optional(words.organization.servicePhone)} extra={words.organization.servicePhoneHint} rules={[{ max: 30 }]}>
        <Input type="tel" style={{ maxWidth: 260 }} />
      </Form.Item>
      <Form.Item name="notice" label={words.general.optional(words.organization.notice)} extra={words.organization.noticeHint} rules={[{ max: 500 }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} showCount maxLength={500} />
      </Form.Item>
      <Form.Item name="timeZone" label={words.organization.timeZone} extra={words.organization.timeZoneHint} style={{ marginBottom: 0 }}>
        <Select showSearch style={{ maxWidth: 320 }} options={Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }))} />
      </Form.Item>
    </>
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

function requestOf(values: SettingsForm): UpdateOrganizationRequest {
  return { ...values, name: values.name.trim(), shortName: values.shortName.trim(), servicePhone: values.servicePhone?.trim() || null, notice: values.notice?.trim() || null };
}
