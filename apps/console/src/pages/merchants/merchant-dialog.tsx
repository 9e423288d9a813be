import type { Merchant, SaveMerchantRequest } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal } from 'antd';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { keys } from '../../api/keys';
import { isProblem } from '../../api/problem';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { ProblemNotice, useProblemMessage } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import { PemItem } from './pem-item';
import { VerificationFields } from './verification-fields';

/** `create` also switches one on again, with the keys that it had. */
export type MerchantEditing = { kind: 'create'; again: Merchant | null } | { kind: 'change'; merchant: Merchant };

type MerchantForm = Omit<SaveMerchantRequest, 'version'>;

interface MerchantDialogProps {
  editing: MerchantEditing | null;
  /** Who takes payments until now. */
  active: Merchant | null;
  onClose: () => void;
}

export function MerchantDialog({ editing, active, onClose }: MerchantDialogProps) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const intent = useIntent();
  const [form] = Form.useForm<MerchantForm>();
  const merchant = editing?.kind === 'change' ? editing.merchant : null;
  /** Its keys stay where nothing is typed. */
  const known = merchant ?? (editing?.kind === 'create' ? editing.again : null);
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: (values: MerchantForm) => {
      const body = requestOf(values, merchant);
      return merchant ? call('PUT /merchants/:id', { params: { id: merchant.id }, body }) : call('POST /merchants', { body, idempotencyKey: intent.keyFor(body) });
    },
    done: () => {
      intent.done();
      void client.invalidateQueries({ queryKey: keys.merchants });
      void message.success(words.merchants.saved);
      onClose();
    },
    refused: (refusal) => {
      if (!isProblem(refusal, 'version-conflict')) return;
      void client.invalidateQueries({ queryKey: keys.merchants });
      void message.warning(wordFor(refusal), 6);
      onClose();
    },
  });
  const { merchants: text } = words;
  return (
    <Modal open={editing !== null} title={titleOf(editing, text)} width={640} okText={words.general.save} okButtonProps={{ loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} mask={{ closable: false }} destroyOnHidden>
      <DialogForm form={form} onFinish={submit} initialValues={formOf(editing)} autoComplete="off">
        <ProblemNotice error={error} />
        {editing?.kind === 'create' && active ? <Alert type="info" showIcon title={text.createNote(active.name)} style={{ marginBottom: 16 }} /> : null}
        <Form.Item name="name" label={text.name} rules={[{ required: true, whitespace: true, message: text.nameRequired }, { max: 50 }]}>
          <Input autoFocus placeholder={text.namePlaceholder} />
        </Form.Item>
        <Form.Item name="mchid" label={text.mchid} {...(known ? { extra: text.mchidFixed } : {})} rules={[{ required: true, pattern: /^\d{8,10}$/, message: text.mchidRule }]}>
          <Input inputMode="numeric" disabled={known !== null} />
        </Form.Item>
        <PemItem name="certificate" label={text.certificate} hint={text.certificateHint} kind="public" kept={known !== null} />
        <PemItem name="privateKey" label={text.privateKey} hint={text.privateKeyHint} kind="private" kept={known !== null} />
        <Form.Item
          name="apiV3Key"
          label={text.apiV3Key}
          extra={text.apiV3KeyHint}
          rules={[{ validator: (_rule, key: string | undefined) => ((!key && known) || new TextEncoder().encode(key ?? '').length === 32 ? Promise.resolve() : Promise.reject(new Error(text.apiV3KeyRule))) }]}
          required={known === null}
        >
          <Input.Password autoComplete="new-password" spellCheck={false} {...(known ? { placeholder: text.kept } : {})} />
        </Form.Item>
        <VerificationFields known={publicKeyIdsOf(known)} />
      </DialogForm>
    </Modal>
  );
}

function titleOf(editing: MerchantEditing | null, text: ReturnType<typeof useWords>['merchants']): string {
  if (editing?.kind === 'change') return text.editTitle(editing.merchant.name);
  return editing?.again ? text.reactivateTitle(editing.again.name) : text.createTitle;
}

function publicKeyIdsOf(merchant: Merchant | null): string[] {
  return (merchant?.verifiers ?? []).filter(({ kind }) => kind === 'public-key').map(({ serial }) => serial);
}

function formOf(editing: MerchantEditing | null): MerchantForm {
  const known = editing?.kind === 'change' ? editing.merchant : editing?.again;
  if (!known) return { name: '', mchid: '', publicKeys: [{ id: '' }], platformCertificates: false };
  return { name: known.name, mchid: known.mchid, publicKeys: publicKeyIdsOf(known).map((id) => ({ id })), platformCertificates: known.platformCertificates };
}

/** What was left empty is not sent, and so stays. */
function requestOf({ name, mchid, certificate, privateKey, apiV3Key, platformCertificates = false, publicKeys = [] }: MerchantForm, merchant: Merchant | null): SaveMerchantRequest {
  return {
    name: name.trim(),
    mchid,
    ...(certificate?.trim() ? { certificate: certificate.trim() } : {}),
    ...(privateKey?.trim() ? { privateKey: privateKey.trim() } : {}),
    ...(apiV3Key ? { apiV3Key } : {}),
    publicKeys: publicKeys.map(({ id, publicKey }) => ({ id: id.trim(), ...(publicKey?.trim() ? { publicKey: publicKey.trim() } : {}) })),
    platformCertificates,
    ...(merchant ? { version: merchant.version } : {}),
  };
}
