import type { AssetDetail, SaveAssetRequest } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Button, Col, DatePicker, Form, Input, Row, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { claimsOf, draftsOf, type AttachmentDraft } from '../../components/attachment-drafts';
import { AttachmentField, manualTypes, photoTypes, useSettledAttachments } from '../../components/attachment-field';
import { Panel } from '../../components/page';
import { CategoryPicker, CustomerPicker, LocationPicker, ModelPicker } from '../../components/pickers';
import { EditedRecord, RecordForm, useRecordForm } from '../../components/record-form';
import { enterChoosesOnly } from '../../components/enter-chooses-only';
import { fromDay, toDay } from '../../components/zone';
import { useWords } from '../../i18n';

interface AssetForm {
  name: string;
  categoryId: number;
  modelId: number | null;
  customerId: number | null;
  locationId: number | null;
  serialNumber?: string;
  installedOn: Dayjs | null;
  warrantyUntil: Dayjs | null;
  status: 'in-service' | 'out-of-order';
  note?: string;
  photos: AttachmentDraft[];
  manuals: AttachmentDraft[];
}

export default function AssetFormPage() {
  return (
    <EditedRecord keyOf={keys.asset} load={(id) => call('GET /assets/:id', { params: { id } })}>
      {(asset) => <AssetFormView asset={asset} />}
    </EditedRecord>
  );
}

function AssetFormView({ asset }: { asset: AssetDetail | null }) {
  const words = useWords();
  const [form] = Form.useForm<AssetForm>();
  const settled = useSettledAttachments();
  // What the person saw when they began; what is loaded again meanwhile must not hide that somebody else saved.
  const [version] = useState(asset?.version);
  const record = useRecordForm<AssetForm, AssetDetail>({
    form,
    send: (values, keyFor) => {
      const body = requestOf(values, version);
      return asset ? call('PUT /assets/:id', { params: { id: asset.id }, body }) : call('POST /assets', { body, idempotencyKey: keyFor(body) });
    },
    keyOf: ({ id }) => keys.asset(id),
    lists: ['assets', 'list'],
    pathOf: ({ id }) => `/assets/${id}`,
  });
  return (
    <RecordForm record={record} title={asset ? words.assets.editTitle(asset.name) : words.assets.createTitle} backTo={asset ? `/assets/${asset.id}` : '/assets'} initialValues={formOf(asset)}>
      <AssetFields form={form} settled={settled} />
    </RecordForm>
  );
}

function AssetFields({ form, settled }: { form: ReturnType<typeof Form.useForm<AssetForm>>[0]; settled: ReturnType<typeof useSettledAttachments> }) {
  const words = useWords();
  const { fields } = words.assets;
  const categoryId = Form.useWatch('categoryId', form);
  const optional = (label: string): string => words.general.optional(label);
  return (
    <>
      <Panel>
        <Form.Item name="name" label={fields.name} rules={[{ required: true, whitespace: true, message: words.assets.nameRequired }, { max: 100 }]}>
          <Input placeholder={words.assets.namePlaceholder} autoFocus />
        </Form.Item>
        <Row gutter={16}>
          <Col xs={24} md={12}>
            <Form.Item name="categoryId" label={fields.category} rules={[{ required: true, message: words.assets.categoryRequired }]}>
              <CategoryPicker onChange={() => form.setFieldValue('modelId', null)} />
            </Form.Item>
          </Col>
          <Col xs={24} md={12}>
            <Form.Item name="modelId" label={optional(fields.model)}>
              <ModelPicker categoryId={categoryId ?? undefined} />
            </Form.Item>
          </Col>
          <Col xs={24} md={12}>
            <Form.Item name="serialNumber" label={optional(fields.serialNumber)} rules={[{ max: 64 }]}>
              <Input spellCheck={false} autoComplete="off" />
            </Form.Item>
          </Col>
          <Col xs={24} md={12}>
            <Form.Item name="status" label={fields.status}>
              <Select options={(['in-service', 'out-of-order'] as const).map((value) => ({ value, label: words.assetStatuses[value] }))} />
            </Form.Item>
          </Col>
        </Row>
        <Form.Item name="locationId" label={optional(fields.location)}>
          <LocationPicker />
        </Form.Item>
        <Form.Item name="customerId" label={optional(fields.customer)}>
          <CustomerPicker />
        </Form.Item>
        <Row gutter={16}>
          <Col xs={24} md={12}>
            <Form.Item name="installedOn" label={optional(fields.installedOn)}>
              <DatePicker onKeyDown={enterChoosesOnly} style={{ width: '100%' }} />
            </Form.Item>
          </Col>
          <Col xs={24} md={12}>
            <Form.Item name="warrantyUntil" label={optional(fields.warrantyUntil)} extra={<WarrantyFromModel form={form} />}>
              <DatePicker onKeyDown={enterChoosesOnly} style={{ width: '100%' }} />
            </Form.Item>
          </Col>
        </Row>
        <Form.Item name="note" label={optional(fields.note)} rules={[{ max: 500 }]} style={{ marginBottom: 0 }}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
      </Panel>
      <Panel>
        <Form.Item name="photos" label={fields.photos} extra={words.assets.attachmentsHint.photos} rules={[settled]} validateTrigger="onSubmit">
          <AttachmentField accept={photoTypes} maximum={20} />
        </Form.Item>
        <Form.Item name="manuals" label={fields.manuals} extra={words.assets.attachmentsHint.manuals} rules={[settled]} validateTrigger="onSubmit" style={{ marginBottom: 0 }}>
          <AttachmentField accept={manualTypes} maximum={20} />
        </Form.Item>
      </Panel>
    </>
  );
}

/** The model's term counts from the installation: offered, never filled in by itself. */
function WarrantyFromModel({ form }: { form: ReturnType<typeof Form.useForm<AssetForm>>[0] }) {
  const words = useWords();
  const categoryId = Form.useWatch('categoryId', form);
  const modelId = Form.useWatch('modelId', form);
  const installedOn = Form.useWatch('installedOn', form);
  const models = useQuery({ queryKey: keys.modelsOf(categoryId), queryFn: () => call('GET /asset-models', { query: { categoryId } }), enabled: Boolean(modelId) });
  const months = models.data?.find(({ id }) => id === modelId)?.warrantyMonths;
  if (!months || !installedOn) return null;
  return (
    <Button type="link" size="small" style={{ padding: 0 }} onClick={() => form.setFieldValue('warrantyUntil', installedOn.add(months, 'month'))}>
      {words.assets.warrantyFromModel(months)}
    </Button>
  );
}

function formOf(asset: AssetDetail | null): Partial<AssetForm> {
  if (!asset) return { status: 'in-service', photos: [], manuals: [] };
  return {
    name: asset.name,
    categoryId: asset.category.id,
    modelId: asset.model?.id ?? null,
    customerId: asset.customer?.id ?? null,
    locationId: asset.location?.id ?? null,
    serialNumber: asset.serialNumber ?? '',
    installedOn: fromDay(asset.installedOn),
    warrantyUntil: fromDay(asset.warrantyUntil),
    status: asset.status === 'out-of-order' ? 'out-of-order' : 'in-service',
    note: asset.note ?? '',
    photos: draftsOf(asset.photos),
    manuals: draftsOf(asset.manuals),
  };
}

function requestOf(values: AssetForm, version: number | undefined): SaveAssetRequest {
  return {
    name: values.name.trim(),
    categoryId: values.categoryId,
    modelId: values.modelId ?? null,
    customerId: values.customerId ?? null,
    locationId: values.locationId ?? null,
    serialNumber: values.serialNumber?.trim() || null,
    installedOn: toDay(values.installedOn),
    warrantyUntil: toDay(values.warrantyUntil),
    status: values.status,
    note: values.note?.trim() || null,
    photos: claimsOf(values.photos),
    manuals: claimsOf(values.manuals),
    ...(version === undefined ? {} : { version }),
  };
}
