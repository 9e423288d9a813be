import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { CustomerDetail, SaveCustomerRequest } from '@scanfix/shared-types';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { keys } from '../../api/keys';
import { useFormSubmit } from '../../components/form-problems';
import { Loaded, Page, pageStyles, Panel } from '../../components/page';
import { ProblemNotice } from '../../components/problem-notice';
import { useLeaveGuard } from '../../components/use-leave-guard';
import { useWords } from '../../i18n';

interface CustomerForm {
  kind: 'company' | 'household';
  name: string;
  phone?: string;
  address?: string;
  note?: string;
  contacts: { name: string; phone?: string; position?: string }[];
}

export default function CustomerFormPage() {
  const { id } = useParams();
  const customerId = id === undefined ? null : Number(id);
  const query = useQuery({ queryKey: keys.customer(customerId ?? 0), queryFn: () => call('GET /customers/:id', { params: { id: customerId ?? 0 } }), enabled: customerId !== null });
  if (customerId === null) return <CustomerFormView customer={null} />;
  return <Loaded query={query}>{(customer) => <CustomerFormView customer={customer} />}</Loaded>;
}

function CustomerFormView({ customer }: { customer: CustomerDetail | null }) {
  const words = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const intent = useIntent();
  const [form] = Form.useForm<CustomerForm>();
  const [dirty, setDirty] = useState(false);
  const guard = useLeaveGuard(dirty);
  const { submit, pending, error } = useFormSubmit(form, {
    send: (values: CustomerForm) => {
      const body = requestOf(values);
      return customer ? call('PUT /customers/:id', { params: { id: customer.id }, body }) : call('POST /customers', { body, idempotencyKey: intent.keyFor(body) });
    },
    done: (saved) => {
      intent.done();
      guard.release();
      client.setQueryData(keys.customer(saved.id), saved);
      void client.invalidateQueries({ queryKey: ['customers', 'list'] });
      void message.success(words.general.saved);
      void navigate(`/customers/${saved.id}`, { replace: true });
    },
  });
  const optional = (label: string): string => words.general.optional(label);
  return (
    <Page title={customer ? words.customers.editTitle(customer.name) : words.customers.createTitle} narrow backTo="/customers">
      <Form form={form} layout="vertical" initialValues={formOf(customer)} onFinish={submit} onValuesChange={() => setDirty(true)}>
        <ProblemNotice error={error} />
        <Panel>
          <Form.Item name="kind" label={words.customers.kind}>
            <Radio.Group optionType="button" options={(['company', 'household'] as const).map((value) => ({ value, label: words.customers.kinds[value] }))} />
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
        <div className={pageStyles.actionsBar}>
          <Button onClick={() => void navigate(-1)}>{words.general.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={pending}>{words.general.save}</Button>
        </div>
      </Form>
      {guard.dialog}
    </Page>
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
  if (!customer) return { kind: 'company', contacts: [] };
  return {
    kind: customer.kind,
    name: customer.name,
    phone: customer.phone ?? '',
    address: customer.address ?? '',
    note: customer.note ?? '',
    contacts: customer.contacts.map(({ name, phone, position }) => ({ name, phone: phone ?? '', position: position ?? '' })),
  };
}

function requestOf({ kind, name, phone, address, note, contacts }: CustomerForm): SaveCustomerRequest {
  const orNull = (text: string | undefined): string | null => text?.trim() || null;
  return {
    kind,
    name: name.trim(),
    phone: orNull(phone),
    address: orNull(address),
    note: orNull(note),
    contacts: contacts.map((contact) => ({ name: contact.name.trim(), phone: orNull(contact.phone), position: orNull(contact.position) })),
  };
}
