import { LinkOutlined, MoreOutlined } from '@ant-design/icons';
import type { StickerDetail } from '@scanfix/shared-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { pageStyles } from '../../components/page';
import { ProblemNotice, useProblemMessage } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import { BindDialog } from './bind-dialog';

type ReasonAction = 'unbind' | 'mark-lost' | 'void';

export function useStickerChanged(): (sticker: StickerDetail) => void {
  const client = useQueryClient();
  return (sticker) => {
    client.setQueryData(keys.sticker(sticker.id), sticker);
    void client.invalidateQueries({ queryKey: ['stickers', 'list'] });
    void client.invalidateQueries({ queryKey: ['stickers', 'by-code'] });
    void client.invalidateQueries({ queryKey: keys.assets });
  };
}

export function StickerActions({ sticker }: { sticker: StickerDetail }) {
  const words = useWords();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const changed = useStickerChanged();
  const mayBind = useMay('sticker:bind');
  const mayVoid = useMay('sticker:write');
  const [asking, setAsking] = useState<ReasonAction | 'bind' | null>(null);
  const found = useMutation({
    mutationFn: () => call('POST /stickers/:id/mark-found', { params: { id: sticker.id } }),
    onSuccess: (next) => {
      changed(next);
      void message.success(words.stickers.actionDone);
    },
    onError: (error) => void message.error(wordFor(error)),
  });
  const { status } = sticker;
  const items = [
    mayBind && status === 'bound' ? { key: 'unbind', label: words.stickers.unbind } : null,
    mayBind && (status === 'bound' || status === 'blank') ? { key: 'mark-lost', label: words.stickers.markLost } : null,
    mayVoid && status !== 'void' ? { key: 'void', label: words.stickers.void, danger: true } : null,
  ].filter((item) => item !== null);
  return (
    <>
      {items.length > 0 ? (
        <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => setAsking(key as ReasonAction) }}>
          <Button icon={<MoreOutlined />}>{words.general.moreActions}</Button>
        </Dropdown>
      ) : null}
      {mayBind && status === 'lost' ? <Button type="primary" loading={found.isPending} onClick={() => found.mutate()}>{words.stickers.markFound}</Button> : null}
      {mayBind && (status === 'blank' || status === 'bound') ? (
        <Button type={status === 'blank' ? 'primary' : 'default'} icon={<LinkOutlined />} onClick={() => setAsking('bind')}>
          {status === 'blank' ? words.stickers.bind : words.stickers.rebind}
        </Button>
      ) : null}
      <BindDialog sticker={sticker} open={asking === 'bind'} onClose={() => setAsking(null)} onBound={changed} />
      <ReasonDialog sticker={sticker} action={asking === 'bind' ? null : asking} onClose={() => setAsking(null)} onDone={changed} />
    </>
  );
}

function ReasonDialog({ sticker, action, onClose, onDone }: { sticker: StickerDetail; action: ReasonAction | null; onClose: () => void; onDone: (sticker: StickerDetail) => void }) {
  const words = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const [shown, setShown] = useState<ReasonAction>('unbind');
  // While the dialog closes it still says what it said.
  if (action !== null && action !== shown) setShown(action);
  const wording = { unbind: [words.stickers.unbind, words.stickers.unbindHint], 'mark-lost': [words.stickers.markLost, words.stickers.lostHint], void: [words.stickers.void, words.stickers.voidHint] } as const;
  const [title, hint] = wording[shown];
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ reason }: { reason: string }) => {
      const options = { params: { id: sticker.id }, body: { reason: reason.trim() } };
      if (shown === 'unbind') return call('POST /stickers/:id/unbind', options);
      return shown === 'void' ? call('POST /stickers/:id/void', options) : call('POST /stickers/:id/mark-lost', options);
    },
    done: (next) => {
      onDone(next);
      onClose();
      void message.success(words.stickers.actionDone);
    },
  });
  return (
    <Modal open={action !== null} title={title} okText={title} okButtonProps={{ danger: shown === 'void', loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden width={460}>
      <DialogForm form={form} onFinish={submit}>
        <p className={pageStyles.hint}>{hint}</p>
        <ProblemNotice error={error} />
        <Form.Item name="reason" label={words.stickers.reason} rules={[{ required: true, whitespace: true, message: words.stickers.reasonRequired }, { max: 200 }]}>
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
      </DialogForm>
    </Modal>
  );
}
