import type { ServiceContract } from '@scanfix/shared-types';
import { Col, DatePicker, Form, Input, InputNumber, Row, Switch } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { enterChoosesOnly } from '../../components/enter-chooses-only';
import { pageStyles, Panel } from '../../components/page';
import { CustomerPicker } from '../../components/pickers';
import { EditedRecord, RecordForm, useRecordForm } from '../../components/record-form';
import { FenField } from '../../components/scaled-field';
import { useWords } from '../../i18n';
import { formOf, requestOf, type ContractForm } from './contract-form';
import styles from './contracts.module.css';
import { CoverageFields } from './coverage-fields';

/** Fen: forty million yuan. */
const highestSum = 4_000_000_000;

export default function ContractFormPage() {
  return (
    <EditedRecord keyOf={keys.contract} load={(id) => call('GET /contracts/:id', { params: { id } })}>
      {(contract) => <ContractFormView contract={contract} />}
    </EditedRecord>
  );
}

function ContractFormView({ contract }: { contract: ServiceContract | null }) {
  const { contracts: text } = useWords();
  const [search] = useSearchParams();
  const [form] = Form.useForm<ContractForm>();
  // What is loaded again meanwhile must not hide that somebody else saved.
  const [version] = useState(contract?.version);
  const [initial] = useState(() => formOf(contract, Number(search.get('customerId')) || null));
  const record = useRecordForm<ContractForm, ServiceContract>({
    form,
    send: (values, keyFor) => {
      const body = requestOf(values, version);
      return contract ? call('PUT /contracts/:id', { params: { id: contract.id }, body }) : call('POST /contracts', { body, idempotencyKey: keyFor(body) });
    },
    keyOf: ({ id }) => keys.contract(id),
    lists: keys.contracts,
    pathOf: ({ id }) => `/contracts/${id}`,
  });
  return (
    <RecordForm record={record} title={contract ? text.editTitle(contract.number) : text.newTitle} backTo="/contracts" initialValues={initial}>
      <Basics />
      <Panel title={text.coverage}><CoverageFields /></Panel>
      <Included />
      <Payment />
    </RecordForm>
  );
}

function Basics() {
  const words = useWords();
  const { contracts: text } = words;
  return (
    <Panel title={text.basics}>
      <Row gutter={16}>
        <Col xs={24} sm={9}>
          <Form.Item name="number" label={text.number} rules={[{ required: true, whitespace: true, message: text.numberRequired }, { max: 40 }]}><Input autoFocus autoComplete="off" spellCheck={false} /></Form.Item>
        </Col>
        <Col xs={24} sm={15}>
          <Form.Item name="name" label={text.name} rules={[{ required: true, whitespace: true, message: text.nameRequired }, { max: 100 }]}><Input /></Form.Item>
        </Col>
      </Row>
      <CustomerItem />
      <Row gutter={16}>
        <Col xs={12} sm={8}>
          <Form.Item name="startsOn" label={words.priceBooks.from} rules={[{ required: true, message: text.daysRequired }]}><DatePicker onKeyDown={enterChoosesOnly} style={{ width: '100%' }} /></Form.Item>
        </Col>
        <Col xs={12} sm={8}>
          <Form.Item
            name="endsOn"
            label={words.priceBooks.to}
            extra={text.daysHint}
            dependencies={['startsOn']}
            rules={[{ required: true, message: text.daysRequired }, ({ getFieldValue }) => ({
              validator: (_rule, end: Dayjs | null) => {
                const start = getFieldValue('startsOn') as Dayjs | null;
                return end && start && end.isBefore(start, 'day') ? Promise.reject(new Error(words.fieldRules['before-start'])) : Promise.resolve();
              },
            })]}
          >
            <DatePicker onKeyDown={enterChoosesOnly} style={{ width: '100%' }} />
          </Form.Item>
        </Col>
        <Col xs={24} sm={8}>
          <WholeItem name="renewalReminderDays" label={text.reminder} range={[0, 365]} message={text.daysRule} unit={text.dayUnit} />
        </Col>
      </Row>
      <Form.Item name="fee" label={text.fee} extra={text.feeHint} rules={[{ required: true, type: 'integer', min: 0, max: highestSum, message: words.priceBooks.priceRule }]}><FenField max={highestSum} style={{ width: 200 }} /></Form.Item>
      <Form.Item name="note" label={words.general.optional(text.note)} rules={[{ max: 500 }]} style={{ marginBottom: 0 }}><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} /></Form.Item>
    </Panel>
  );
}

/** What was chosen of another customer's devices is taken off, and said. */
function CustomerItem() {
  const { contracts: text } = useWords();
  const form = Form.useFormInstance<ContractForm>();
  const [cleared, setCleared] = useState(0);
  const clear = () => {
    const chosen = form.getFieldValue(['coverage', 'assetIds']) as number[];
    if (chosen.length > 0) setCleared(chosen.length);
    form.setFieldValue(['coverage', 'assetIds'], []);
  };
  return (
    <Form.Item name="customerId" label={text.customer} extra={cleared > 0 ? <span role="status">{text.assetsCleared(cleared)}</span> : undefined} rules={[{ required: true, message: text.customerRequired }]}>
      <CustomerPicker onChange={clear} />
    </Form.Item>
  );
}

function Included() {
  const { contracts: text } = useWords();
  const limited = Form.useWatch('limitsVisits') as boolean | undefined;
  return (
    <Panel title={text.included}>
      <SwitchItem name="limitsVisits" label={`${text.visitsCount}${limited ? '' : ` · ${text.unlimited}`}`} switchLabel={text.visitsLimited}>
        {/* Hidden it keeps its value: the number is there again when the limit is. */}
        <div hidden={!limited} style={{ marginTop: 8 }}><WholeItem name="includedVisits" range={[0, 100_000]} message={text.visitsRule} unit={text.visitUnit} label={text.visitsCount} bare /></div>
      </SwitchItem>
      <SwitchItem name="includesLabour" label={text.includesLabour} switchLabel={text.includesLabour} />
      <SwitchItem name="includesParts" label={text.includesParts} switchLabel={text.includesParts} />
      <WholeItem name="discountPercent" label={text.discount} range={[0, 100]} message={text.discountRule} unit="%" />
    </Panel>
  );
}

function Payment() {
  const words = useWords();
  const { contracts: text } = words;
  const credit = Form.useWatch('credit') as boolean | undefined;
  return (
    <Panel title={text.payment}>
      <SwitchItem name="credit" label={text.onCredit} switchLabel={text.onCredit} hint={text.onCreditHint} />
      <div hidden={!credit}>
        <Form.Item name="creditLimit" label={words.general.optional(text.creditLimit)} extra={text.creditLimitHint}><FenField max={highestSum} placeholder={text.noLimit} style={{ width: 200 }} /></Form.Item>
        <WholeItem name="paymentDays" label={text.paymentDays} hint={text.paymentDaysHint} range={[0, 365]} message={text.daysRule} unit={text.dayUnit} />
      </div>
    </Panel>
  );
}

function WholeItem({ name, label, hint, range: [min, max], message, unit, bare = false }: { name: keyof ContractForm; label: string; hint?: string; range: [number, number]; message: string; unit: string; bare?: boolean }) {
  return (
    <Form.Item name={name} {...(bare ? {} : { label })} {...(hint ? { extra: hint } : {})} rules={[{ required: true, type: 'integer', min, max, message }]}>
      <InputNumber min={min} max={max} precision={0} suffix={unit} aria-label={label} style={{ width: 150 }} />
    </Form.Item>
  );
}

function SwitchItem({ name, label, switchLabel, hint, children }: { name: keyof ContractForm; label: string; switchLabel: string; hint?: string; children?: ReactNode }) {
  return (
    <div className={styles.switch}>
      <Form.Item name={name} valuePropName="checked" noStyle><Switch aria-label={switchLabel} /></Form.Item>
      <div>
        <div>{label}</div>
        {hint ? <div className={pageStyles.hint}>{hint}</div> : null}
        {children}
      </div>
    </div>
  );
}
