import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { customerLevels, type CustomerDetail, type CustomerLevel, type SaveCustomerRequest } from '@scanfix/shared-types';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { Panel } from '../../components/page';
import { EditedRecord, RecordForm, useRecordForm } from '../../components/record-form';
import { useWords } from '../../i18n';

interface CustomerForm {
  kind: 'company' | 'household';
  level: CustomerLevel;
  name: string;
  phone?: string;
  address?: string;
  note?: string;
  contacts: { name: string; phone?: string; position?: string }[];
}

export default function CustomerFormPage() {
  return (
    <EditedRecord keyOf={keys.customer} load={(id) => call('GET /customers/:id', { params: { id } })}>
      {(customer) => <CustomerFormView customer={customer} />}
    </EditedRecord>
  );
}

function CustomerFormView({ customer }: { customer: CustomerDetail | null }) {
  const words = useWords();
  const [form] = Form.useForm<CustomerForm>();
  // What is loaded again meanwhile must not hide that somebody else saved.
  const [version] = useState(customer?.version);
  const record = useRecordForm<CustomerForm, CustomerDetail>({
    form,
    send: (values, keyFor) => {
      const body = { ...requestOf(values), ...(version === undefined ? {} : { version }) };
      return customer ? call('PUT /customers/:id', { params: { id: customer.id }, body }) : call('POST /customers', { body, idempotencyKey: keyFor(body) });
    },
    keyOf: ({ id }) => keys.customer(id),
    lists: ['customers', 'list'],
    pathOf: ({ id }) => `/customers/${id}`,
  });
  const optional = (label: string): string => words.general.optional(label);
  return (
    <RecordForm record={record} title={customer ? words.customers.editTitle(customer.name) : words.customers.createTitle} backTo="/customers" initialValues={formOf(customer)}>
      <Panel>
        <Form.Item name="kind" label={words.customers.kind}>
          <Radio.Group optionType="button" options={(['company', 'household'] as const).map((value) => ({ value, label: words.customers.kinds[value] }))} />
        </Form.Item>
        <Form.Item name="level" label={words.customers.level} extra={words.customers.levelHint}>
          <Radio.Group optionType="button" options={customerLevels.map((value) => ({ value, label: words.customerLevels[value] }))} />
        </Form.Item>
        <Form.Item name="name" label={words.customers.name} rules={[{ required: true, whitespace: true, message: words.customers.nameRequired }, { max: 100 }]}>
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="phone" label={optional(words.customers.phone)} rules={[{ max: 30 }]}>
          <Input type="tel" />
        </Form.Item>
        <Form.Item name="address" label={optional(words.customers.address)} rules={[{ max: 200 }]}>
          <Input />
        </Form.Item>
        <Form.Item name="note" label={optional(words.customers.note)} rules={[{ max: 500 }]} style={{ marginBottom: 0 }}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
      </Panel>
      <Panel title={words.customers.contacts}>
        <Contacts />
      </Panel>
    </RecordForm>
  );
}

function Contacts() {
  const words = useWords();
  return (
    <Form.List name="contacts">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <div key={row.key} style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
              <Form.Item name={[row.name, 'name']} rules={[{ required: true, whitespace: true, message: words.customers.contactNameRequired }, { max: 50 }]} style={{ flex: '1 1 140px', marginBottom: 8 }}>
                <Input placeholder={words.customers.contactName} aria-label={words.customers.contactName} />
              </Form.Item>
              <Form.Item name={[row.name, 'phone']} rules={[{ max: 30 }]} style={{ flex: '1 1 140px', marginBottom: 8 }}>
                <Input type="tel" placeholder={words.customers.contactPhone} aria-label={words.customers.contactPhone} />
              </Form.Item>
              <Form.Item name={[row.name, 'position']} rules={[{ max: 50 }]} style={{ flex: '1 1 120px', marginBottom: 8 }}>
                <Input placeholder={words.customers.contactPosition} aria-label={words.customers.contactPosition} />
              </Form.Item>
              <Button type="text" icon={<DeleteOutlined />} aria-label={words.general.remove} onClick={() => remove(row.name)} />
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({ name: '' })}>{words.customers.addContact}</Button>
        </>
      )}
    </Form.List>
  );
}

function formOf(customer: CustomerDetail | null): Partial<CustomerForm> {
  if (!customer) return { kind: 'company', level: 'standard', contacts: [] };
  return {
    kind: customer.kind,
    level: customer.level,
    name: customer.name,
    phone: customer.phone ?? '',
    address: customer.address ?? '',
    note: customer.note ?? '',
    contacts: customer.contacts.map(({ name, phone, position }) => ({ name, phone: phone ?? '', position: position ?? '' })),
  };
}

function requestOf({ kind, level, name, phone, address, note, contacts }: CustomerForm): SaveCustomerRequest {
  const orNull = (text: string | undefined): string | null => text?.trim() || null;
  return {
    kind,
    level,
    name: name.trim(),
    phone: orNull(phone),
    address: orNull(address),
    note: orNull(note),
    contacts: contacts.map((contact) => ({ name: contact.name.trim(), phone: orNull(contact.phone), position: orNull(contact.position) })),
  };
}
