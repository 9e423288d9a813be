import type { BindStickerRequest, StickerDetail } from '@scanfix/shared-types';
import { App, Form, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { DialogForm } from '../../components/dialog-form';
import { spokenCode } from '../../components/format';
import { useFormSubmit } from '../../components/form-problems';
import { AssetPicker, LocationPicker } from '../../components/pickers';
import { ProblemNotice } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import { useReplaceQuestion } from './use-replace-question';

interface BindForm {
  assetId?: number | null;
  locationId?: number | null;
}

export function BindDialog({ sticker, open, onClose, onBound }: { sticker: StickerDetail; open: boolean; onClose: () => void; onBound: (sticker: StickerDetail) => void }) {
  const words = useWords();
  const { message } = App.useApp();
  const askToReplace = useReplaceQuestion();
  const [form] = Form.useForm<BindForm>();
  const [kind, setKind] = useState<'asset' | 'location'>('asset');
  const targetOf = (values: BindForm): BindStickerRequest => (kind === 'asset' ? { assetId: values.assetId ?? undefined } : { locationId: values.locationId ?? undefined });
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: (values: BindForm) => askToReplace((replace) => call('POST /stickers/:id/bind', { params: { id: sticker.id }, body: { ...targetOf(values), ...(replace ? { replace } : {}) } })),
    done: (bound) => {
      if (bound === null) return;
      onBound(bound);
      onClose();
      void message.success(words.stickers.bindDone);
    },
  });
  const rules = [{ required: true, message: words.stickers.bindTargetRequired }];
  return (
    <Modal open={open} title={words.stickers.bindTitle(spokenCode(sticker.code))} okText={words.stickers.bind} okButtonProps={{ loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <DialogForm form={form} onFinish={submit}>
        <ProblemNotice error={error} />
        <Segmented value={kind} onChange={setKind} options={(['asset', 'location'] as const).map((value) => ({ value, label: words.stickers.bindToKind[value] }))} style={{ marginBottom: 12 }} />
        {kind === 'asset' ? (
          <Form.Item name="assetId" label={words.stickers.bindTarget} rules={rules}><AssetPicker autoFocus /></Form.Item>
        ) : (
          <Form.Item name="locationId" label={words.stickers.bindTarget} rules={rules}><LocationPicker autoFocus /></Form.Item>
        )}
      </DialogForm>
    </Modal>
  );
}
