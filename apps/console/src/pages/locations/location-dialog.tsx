import { coordinateSystems, locationKinds, type CoordinateSystem, type LocationKind, type LocationNode, type SaveLocationRequest } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { keys } from '../../api/keys';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { pageStyles } from '../../components/page';
import { LocationPicker } from '../../components/pickers';
import { ProblemNotice } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import { readCoordinates } from './read-coordinates';

export type LocationEditing = { kind: 'create'; parent: LocationNode | null } | { kind: 'edit'; location: LocationNode };

interface LocationForm {
  parentId: number | null;
  kind: LocationKind;
  name: string;
  address?: string;
  coordinates: { latitude?: number | null; longitude?: number | null; system: CoordinateSystem };
}

const childKind: Record<LocationKind, LocationKind> = { site: 'building', building: 'floor', floor: 'room', room: 'area', area: 'area' };

export function LocationDialog({ editing, onClose, onSaved }: { editing: LocationEditing | null; onClose: () => void; onSaved: (location: LocationNode) => void }) {
  const words = useWords();
  const title = editing?.kind === 'edit' ? words.locations.editTitle(editing.location.name) : editing?.parent ? words.locations.createUnder(editing.parent.name) : words.locations.createTitle;
  const [form] = Form.useForm<LocationForm>();
  const client = useQueryClient();
  const { message } = App.useApp();
  const intent = useIntent();
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: (values: LocationForm) => {
      const body = requestOf(values);
      return editing?.kind === 'edit' ? call('PUT /locations/:id', { params: { id: editing.location.id }, body }) : call('POST /locations', { body, idempotencyKey: intent.keyFor(body) });
    },
    done: (saved) => {
      intent.done();
      void client.invalidateQueries({ queryKey: keys.locations });
      void message.success(words.general.saved);
      onSaved(saved);
      onClose();
    },
  });
  return (
    <Modal open={editing !== null} title={title} okText={words.general.save} okButtonProps={{ loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <DialogForm form={form} onFinish={submit} initialValues={formOf(editing)}>
        <ProblemNotice error={error} />
        <Form.Item name="name" label={words.locations.name} rules={[{ required: true, whitespace: true, message: words.locations.nameRequired }, { max: 50 }]}>
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="kind" label={words.locations.kind}>
          <Radio.Group optionType="button" options={locationKinds.map((value) => ({ value, label: words.locationKinds[value] }))} />
        </Form.Item>
        <Form.Item name="parentId" label={words.locations.parent}>
          <LocationPicker placeholder={words.locations.noParent} {...(editing?.kind === 'edit' ? { excludeId: editing.location.id } : {})} />
        </Form.Item>
        <Form.Item name="address" label={words.general.optional(words.locations.address)} rules={[{ max: 200 }]}>
          <Input />
        </Form.Item>
        <CoordinateFields onPaste={(latitude, longitude) => form.setFieldsValue({ coordinates: { latitude, longitude } })} />
      </DialogForm>
    </Modal>
  );
}

function CoordinateFields({ onPaste }: { onPaste: (latitude: number, longitude: number) => void }) {
  const words = useWords();
  const both = ({ getFieldValue }: { getFieldValue: (name: string[]) => unknown }, other: 'latitude' | 'longitude') => ({
    validator: (_rule: unknown, value: unknown) => ((value === null || value === undefined) && typeof getFieldValue(['coordinates', other]) === 'number' ? Promise.reject(new Error(words.locations.bothCoordinates)) : Promise.resolve()),
  });
  const paste = (event: React.ClipboardEvent): void => {
    const read = readCoordinates(event.clipboardData.getData('text'));
    if (!read) return;
    event.preventDefault();
    onPaste(read.latitude, read.longitude);
  };
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }} onPaste={paste}>
      <legend style={{ padding: 0, margin: 0, border: 0, fontSize: 'var(--type-body)', color: 'var(--text)' }}>{words.general.optional(words.locations.coordinates)}</legend>
      <p className={pageStyles.hint} style={{ margin: '2px 0 8px' }}>{words.locations.coordinatesHint} {words.locations.pasteHint}</p>
      <div style={{ display: 'flex', gap: 12, flexWrap: 'wrap' }}>
        <Form.Item name={['coordinates', 'latitude']} label={words.locations.latitude} dependencies={[['coordinates', 'longitude']]} rules={[{ type: 'number', min: -90, max: 90, message: words.locations.latitudeRule }, (form) => both(form, 'longitude')]}>
          <InputNumber step={0.0001} style={{ width: 150 }} />
        </Form.Item>
        <Form.Item name={['coordinates', 'longitude']} label={words.locations.longitude} dependencies={[['coordinates', 'latitude']]} rules={[{ type: 'number', min: -180, max: 180, message: words.locations.longitudeRule }, (form) => both(form, 'latitude')]}>
          <InputNumber step={0.0001} style={{ width: 150 }} />
        </Form.Item>
        <Form.Item name={['coordinates', 'system']} label={words.locations.system} style={{ flex: 1, minWidth: 200 }}>
          <Select options={coordinateSystems.map((value) => ({ value, label: words.coordinateSystems[value] }))} />
        </Form.Item>
      </div>
    </fieldset>
  );
}

function formOf(editing: LocationEditing | null): LocationForm {
  if (editing?.kind === 'edit') {
    const { parentId, kind, name, address, coordinates } = editing.location;
    return { parentId, kind, name, address: address ?? '', coordinates: coordinates ?? { system: 'GCJ-02' } };
  }
  const parent = editing?.parent ?? null;
  return { parentId: parent?.id ?? null, kind: parent ? childKind[parent.kind] : 'site', name: '', coordinates: { system: 'GCJ-02' } };
}

function requestOf({ parentId, kind, name, address, coordinates: { latitude, longitude, system } }: LocationForm): SaveLocationRequest {
  return {
    parentId: parentId ?? null,
    kind,
    name: name.trim(),
    address: address?.trim() || null,
    coordinates: typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude, system } : null,
  };
}
