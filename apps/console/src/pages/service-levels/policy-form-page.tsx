import { customerLevels, holdReasons, priorities, type SaveSlaPolicyRequest, type SlaPolicy } from '@scanfix/shared-types';
import { Alert, Checkbox, Form, Input, Select, Slider, Switch } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { ApiProblem } from '../../api/problem';
import { pageStyles, Panel } from '../../components/page';
import { useCategories } from '../../components/pickers';
import { EditedRecord, RecordForm, useRecordForm } from '../../components/record-form';
import { useWords } from '../../i18n';
import { DurationField } from './duration-field';
import { EscalationSteps, requestOfSteps, stepsOf, type StepForm } from './escalation-steps';
import styles from './service-levels.module.css';
import { useCalendars, usePolicies } from './use-service-levels';

type PolicyForm = Omit<SlaPolicy, 'id' | 'position' | 'version' | 'escalations'> & { escalations: StepForm[] };

async function loadPolicy(id: number): Promise<SlaPolicy> {
  const found = (await call('GET /sla-policies')).find((policy) => policy.id === id);
  if (!found) throw new ApiProblem('not-found', 404);
  return found;
}

export default function PolicyFormPage() {
  return (
    <EditedRecord keyOf={keys.slaPolicy} load={loadPolicy}>
      {(policy) => <PolicyFormView policy={policy} />}
    </EditedRecord>
  );
}

function PolicyFormView({ policy }: { policy: SlaPolicy | null }) {
  const words = useWords();
  const mayWrite = useMay('service-level:write');
  const [form] = Form.useForm<PolicyForm>();
  const [version] = useState(policy?.version);
  const others = usePolicies();
  const record = useRecordForm<PolicyForm, SlaPolicy>({
    form,
    send: (values, keyFor) => {
      const position = policy?.position ?? Math.max(-1, ...(others.data ?? []).map((other) => other.position)) + 1;
      const body: SaveSlaPolicyRequest = {
        ...values,
        name: values.name.trim(),
        position,
        responseMinutes: values.responseMinutes || null,
        onSiteMinutes: values.onSiteMinutes || null,
        resolutionMinutes: values.resolutionMinutes || null,
        escalations: requestOfSteps(values.escalations),
        ...(version === undefined ? {} : { version }),
      };
      return policy ? call('PUT /sla-policies/:id', { params: { id: policy.id }, body }) : call('POST /sla-policies', { body, idempotencyKey: keyFor(body) });
    },
    keyOf: ({ id }) => keys.slaPolicy(id),
    lists: keys.slaPolicies,
    pathOf: () => '/service-levels',
  });
  const { serviceLevels: text } = words;
  return (
    <RecordForm record={record} title={policy ? text.editPolicy(policy.name) : text.newPolicy} backTo="/service-levels" initialValues={formOf(policy)} disabled={!mayWrite}>
      {mayWrite ? null : <Alert type="info" showIcon title={text.readOnly} style={{ marginBottom: 16 }} />}
      <Panel>
        <Form.Item name="name" label={text.name} rules={[{ required: true, whitespace: true, message: text.nameRequired }, { max: 60 }]}>
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="active" label={text.active} valuePropName="checked" style={{ marginBottom: 0 }}>
          <Switch />
        </Form.Item>
      </Panel>
      <Conditions />
      <Promises />
      <Panel title={text.escalations}>
        <p className={pageStyles.hint} style={{ marginTop: 0 }}>{text.escalationsHint}</p>
        <EscalationSteps disabled={!mayWrite} />
      </Panel>
    </RecordForm>
  );
}

function Conditions() {
  const words = useWords();
  const { serviceLevels: text } = words;
  const categories = useCategories();
  return (
    <Panel title={text.conditions}>
      <p className={pageStyles.hint} style={{ marginTop: 0 }}>{text.conditionsHint}</p>
      <Form.Item name="priorities" label={text.priorities}>
        <Checkbox.Group options={priorities.map((value) => ({ value, label: words.priorities[value] }))} />
      </Form.Item>
      <Form.Item name="categoryIds" label={text.categories}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} placeholder={text.anyOf} loading={categories.isPending} options={(categories.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="customerLevels" label={text.levels} style={{ marginBottom: 0 }}>
        <Checkbox.Group options={customerLevels.map((value) => ({ value, label: words.customerLevels[value] }))} />
      </Form.Item>
    </Panel>
  );
}

const targets = [['responseMinutes', 'response'], ['onSiteMinutes', 'on-site'], ['resolutionMinutes', 'resolution']] as const;

function Promises() {
  const words = useWords();
  const { serviceLevels: text } = words;
  const calendars = useCalendars();
  const percent = Form.useWatch('warningPercent', Form.useFormInstance<PolicyForm>()) ?? 80;
  return (
    <Panel title={text.promise}>
      <Form.Item name="calendarId" label={text.calendar} rules={[{ required: true, message: text.calendarRequired }]}>
        <Select style={{ maxWidth: 320 }} loading={calendars.isPending} options={(calendars.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <p className={pageStyles.hint}>{text.targetHint}</p>
      <div className={styles.targets}>
        {targets.map(([name, kind], index) => (
          <Form.Item
            key={name}
            name={name}
            label={text.targetKinds[kind]}
            dependencies={targets.map(([other]) => other).filter((other) => other !== name)}
            rules={index === 0 ? [({ getFieldValue }) => ({ validator: () => (targets.some(([target]) => getFieldValue(target)) ? Promise.resolve() : Promise.reject(new Error(text.oneTarget))) })] : []}
          >
            <DurationField placeholder={text.noPromise} aria-label={text.targetKinds[kind]} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="pausingReasons" label={text.pausing} extra={text.pausingHint}>
        <Checkbox.Group options={holdReasons.map((value) => ({ value, label: words.holdReasons[value] }))} />
      </Form.Item>
      <Form.Item name="warningPercent" label={text.warning} extra={text.warningHint(percent)} style={{ marginBottom: 0 }}>
        <Slider min={10} max={95} step={5} style={{ maxWidth: 360 }} tooltip={{ formatter: (value) => `${value}%` }} />
      </Form.Item>
    </Panel>
  );
}

function formOf(policy: SlaPolicy | null): Partial<PolicyForm> {
  if (!policy) {
    return { name: '', active: true, priorities: [], categoryIds: [], customerLevels: [], responseMinutes: 60, onSiteMinutes: null, resolutionMinutes: null, pausingReasons: ['parts', 'requester', 'quote', 'access'], warningPercent: 80, escalations: [] };
  }
  const { id: _id, position: _position, version: _version, escalations, ...rest } = policy;
  return { ...rest, escalations: stepsOf(escalations) };
}
