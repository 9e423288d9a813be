import { InboxOutlined, UndoOutlined } from '@ant-design/icons';
import type { AssetDetail } from '@scanfix/shared-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { pageStyles } from '../../components/page';
import { ProblemNotice, useProblemMessage } from '../../components/problem-notice';
import { useWords } from '../../i18n';

export function RetireButton({ asset }: { asset: AssetDetail }) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const [asking, setAsking] = useState(false);
  const show = (changed: AssetDetail): void => {
    client.setQueryData(keys.asset(asset.id), changed);
    void client.invalidateQueries({ queryKey: ['assets', 'list'] });
  };
  const reinstate = useMutation({
    mutationFn: () => call('POST /assets/:id/reinstate', { params: { id: asset.id } }),
    onSuccess: (changed) => {
      show(changed);
      void message.success(words.assets.reinstated);
    },
    onError: (error) => void message.error(wordFor(error)),
  });
  if (asset.status === 'retired') {
    return <Button icon={<UndoOutlined />} loading={reinstate.isPending} onClick={() => reinstate.mutate()}>{words.assets.reinstate}</Button>;
  }
  return (
    <>
      <Button icon={<InboxOutlined />} onClick={() => setAsking(true)}>{words.assets.retire}</Button>
      <RetireDialog asset={asset} open={asking} onClose={() => setAsking(false)} onRetired={show} />
    </>
  );
}

function RetireDialog({ asset, open, onClose, onRetired }: { asset: AssetDetail; open: boolean; onClose: () => void; onRetired: (asset: AssetDetail) => void }) {
  const words = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason?: string }>();
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ reason }: { reason?: string }) => call('POST /assets/:id/retire', { params: { id: asset.id }, body: reason?.trim() ? { reason: reason.trim() } : {} }),
    done: (changed) => {
      onRetired(changed);
      onClose();
      void message.success(words.assets.retired);
    },
  });
  return (
    <Modal open={open} title={words.assets.retireTitle(asset.name)} okText={words.assets.retire} okButtonProps={{ danger: true, loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden width={460}>
      <DialogForm form={form} onFinish={submit}>
        <p className={pageStyles.hint}>{words.assets.retireHint}</p>
        <ProblemNotice error={error} />
        <Form.Item name="reason" label={words.assets.retireReason} rules={[{ max: 200 }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
      </DialogForm>
    </Modal>
  );
}
