import { maximumBatchSize, type CreateStickerBatchRequest } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Modal, Radio } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { keys } from '../../api/keys';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { ProblemNotice } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import { SheetDialog, type SheetSource } from './sheet-dialog';
import { UnlabelledAssets } from './unlabelled-assets';

export type BatchKind = 'blank' | 'assets' | 'chosen';

interface BatchForm {
  name: string;
  kind: BatchKind;
  blank?: number;
  assetIds?: number[];
}

interface NewBatchDialogProps {
  open: boolean;
  onClose: () => void;
  kind?: BatchKind;
  /** Makes one for each of these, without asking which. */
  assetIds?: number[];
  suggestedName?: string;
  onCreated?: () => void;
}

/** Makes stickers and goes straight on to printing them. */
export function NewBatchDialog({ open, onClose, kind = 'blank', assetIds, suggestedName, onCreated }: NewBatchDialogProps) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const intent = useIntent();
  const [form] = Form.useForm<BatchForm>();
  const [sheet, setSheet] = useState<SheetSource | null>(null);
  const chosenKind = Form.useWatch('kind', form) ?? (assetIds ? 'chosen' : kind);
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: (values: BatchForm) => {
      const body: CreateStickerBatchRequest = { name: values.name.trim(), ...(values.kind === 'blank' ? { blank: values.blank } : { assetIds: assetIds ?? values.assetIds }) };
      return call('POST /sticker-batches', { body, idempotencyKey: intent.keyFor(body) });
    },
    done: (batch) => {
      intent.done();
      for (const queryKey of [keys.stickers, keys.batches, keys.assets]) void client.invalidateQueries({ queryKey });
      void message.success(words.stickers.created(batch.size));
      onCreated?.();
      onClose();
      setSheet({ batchId: batch.id, count: batch.size });
    },
  });
  const kinds: BatchKind[] = assetIds ? ['chosen'] : ['blank', 'assets'];
  return (
    <>
      <Modal open={open} title={words.stickers.batchTitle} okText={words.stickers.createSubmit} okButtonProps={{ loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden width={600}>
        <DialogForm form={form} onFinish={submit} initialValues={{ kind: assetIds ? 'chosen' : kind, blank: 100, name: suggestedName ?? '' }}>
          <ProblemNotice error={error} />
          <Form.Item name="name" label={words.stickers.batchName} rules={[{ required: true, whitespace: true, message: words.stickers.batchNameRequired }, { max: 50 }]}>
            <Input autoFocus placeholder={words.stickers.batchNamePlaceholder} />
          </Form.Item>
          <Form.Item name="kind" label={words.stickers.batchKind} extra={words.stickers.batchKindHints[chosenKind]} hidden={assetIds !== undefined}>
            <Radio.Group options={kinds.map((value) => ({ value, label: words.stickers.batchKinds[value] }))} />
          </Form.Item>
          {chosenKind === 'blank' ? (
            <Form.Item name="blank" label={words.stickers.blankCount} extra={words.stickers.blankCountRule(maximumBatchSize)} rules={[{ required: true, type: 'integer', min: 1, max: maximumBatchSize, message: words.stickers.blankCountRule(maximumBatchSize) }]}>
              <InputNumber min={1} max={maximumBatchSize} precision={0} style={{ width: 160 }} />
            </Form.Item>
          ) : null}
          {chosenKind === 'assets' ? (
            <Form.Item name="assetIds" label={words.stickers.assetsToLabel} rules={[{ required: true, type: 'array', min: 1, message: words.stickers.assetsRequired }]}>
              <UnlabelledAssets />
            </Form.Item>
          ) : null}
          {assetIds ? <p style={{ color: 'var(--muted)' }}>{words.assets.selected(assetIds.length)} · {words.stickers.batchKindHints.chosen}</p> : null}
        </DialogForm>
      </Modal>
      <SheetDialog source={sheet} onClose={() => setSheet(null)} />
    </>
  );
}
