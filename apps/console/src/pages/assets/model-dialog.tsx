import type { AssetModel, SaveAssetModelRequest } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Modal } from 'antd';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { keys } from '../../api/keys';
import { claimsOf, draftsOf, type AttachmentDraft } from '../../components/attachment-drafts';
import { AttachmentField, manualTypes, useSettledAttachments } from '../../components/attachment-field';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { CategoryPicker } from '../../components/pickers';
import { ProblemNotice } from '../../components/problem-notice';
import { useWords } from '../../i18n';

interface ModelForm {
  categoryId: number;
  manufacturer?: string;
  name: string;
  warrantyMonths?: number | null;
  manuals: AttachmentDraft[];
}

export function ModelDialog({ open, model, onClose }: { open: boolean; model: AssetModel | null; onClose: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const intent = useIntent();
  const settled = useSettledAttachments();
  const [form] = Form.useForm<ModelForm>();
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ categoryId, manufacturer, name, warrantyMonths, manuals }: ModelForm) => {
      const body: SaveAssetModelRequest = { categoryId, manufacturer: manufacturer?.trim() ?? '', name: name.trim(), warrantyMonths: warrantyMonths ?? null, manuals: claimsOf(manuals) };
      return model ? call('PUT /asset-models/:id', { params: { id: model.id }, body }) : call('POST /asset-models', { body, idempotencyKey: intent.keyFor(body) });
    },
    done: () => {
      intent.done();
      void client.invalidateQueries({ queryKey: keys.models });
      void message.success(words.general.saved);
      onClose();
    },
  });
  return (
    <Modal open={open} title={model ? words.categories.editModel : words.categories.createModel} okText={words.general.save} okButtonProps={{ loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <DialogForm form={form} onFinish={submit} initialValues={model ? { ...model, manuals: draftsOf(model.manuals) } : { manuals: [] }}>
        <ProblemNotice error={error} />
        <Form.Item name="categoryId" label={words.assets.fields.category} rules={[{ required: true, message: words.assets.categoryRequired }]}>
          <CategoryPicker />
        </Form.Item>
        <Form.Item name="manufacturer" label={words.general.optional(words.categories.manufacturer)} rules={[{ max: 50 }]}>
          <Input />
        </Form.Item>
        <Form.Item name="name" label={words.categories.model} rules={[{ required: true, whitespace: true, message: words.categories.modelRequired }, { max: 100 }]}>
          <Input spellCheck={false} />
        </Form.Item>
        <Form.Item name="warrantyMonths" label={words.general.optional(words.categories.warrantyMonths)}>
          <InputNumber min={0} max={600} precision={0} suffix={words.categories.warrantyMonthsUnit} style={{ width: 160 }} />
        </Form.Item>
        <Form.Item name="manuals" label={words.categories.manuals} extra={words.assets.attachmentsHint.manuals} rules={[settled]} validateTrigger="onSubmit">
          <AttachmentField accept={manualTypes} maximum={20} />
        </Form.Item>
      </DialogForm>
    </Modal>
  );
}
