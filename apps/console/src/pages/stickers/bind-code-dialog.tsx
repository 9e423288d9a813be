import { parseStickerCode } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { ProblemNotice } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import { useReplaceQuestion } from './use-replace-question';

/** The other way round: the asset or place is known, the code is read off the label. */
export function BindCodeDialog({ open, onClose, target, targetName }: { open: boolean; onClose: () => void; target: { assetId: number } | { locationId: number }; targetName: string }) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const askToReplace = useReplaceQuestion();
  const [form] = Form.useForm<{ code: string }>();
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: async ({ code }: { code: string }) => {
      const sticker = await call('GET /stickers/by-code/:code', { params: { code: parseStickerCode(code) ?? code } });
      return askToReplace((replace) => call('POST /stickers/:id/bind', { params: { id: sticker.id }, body: { ...target, ...(replace ? { replace } : {}) } }));
    },
    done: (bound) => {
      if (bound === null) return;
      for (const queryKey of [keys.assets, keys.stickers, keys.locations]) void client.invalidateQueries({ queryKey });
      void message.success(words.stickers.bindDone);
      onClose();
    },
  });
  return (
    <Modal open={open} title={`${words.assets.bindSticker} · ${targetName}`} okText={words.stickers.bind} okButtonProps={{ loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden width={460}>
      <DialogForm form={form} onFinish={submit}>
        <ProblemNotice error={error} />
        <Form.Item
          name="code"
          label={words.stickers.bindCode}
          validateTrigger="onBlur"
          rules={[
            { required: true, message: words.stickers.bindCodeRequired },
            { validator: (_rule, code: string | undefined) => (!code || parseStickerCode(code) ? Promise.resolve() : Promise.reject(new Error(words.problems['sticker-code-malformed']))) },
          ]}
        >
          <Input autoFocus placeholder={words.stickers.bindCodePlaceholder} spellCheck={false} autoComplete="off" style={{ fontFamily: 'var(--mono)', textTransform: 'uppercase' }} />
        </Form.Item>
      </DialogForm>
    </Modal>
  );
}
