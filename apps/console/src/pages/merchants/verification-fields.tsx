import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Merchant } from '@scanfix/shared-types';
import { Button, Form, Input, Switch } from 'antd';
import { pageStyles } from '../../components/page';
import { useWords } from '../../i18n';
import styles from './merchants.module.css';
import { pemFault } from './pem';
import { PemField } from './pem-field';

const mostPublicKeys = 5;

/** With what WeChat's signature is checked. On a change the public keys are shown by their ids until they are to be replaced. */
export function VerificationFields({ merchant }: { merchant: Merchant | null }) {
  const words = useWords();
  const { merchants: text } = words;
  const form = Form.useFormInstance();
  const replaces = Form.useWatch('replacesPublicKeys', { form, preserve: true }) as boolean | undefined;
  const ids = (merchant?.verifiers ?? []).filter(({ kind }) => kind === 'public-key').map(({ serial }) => serial);
  return (
    <fieldset className={styles.verification}>
      <legend>{text.verification}</legend>
      <p className={pageStyles.hint} style={{ marginTop: 0 }}>{text.verificationHint}</p>
      <Form.Item name="replacesPublicKeys" hidden valuePropName="checked"><Switch /></Form.Item>
      {replaces ? <PublicKeys /> : null}
      {merchant ? (
        <div className={styles.keysNow}>
          {replaces || ids.length === 0 ? null : <span className={pageStyles.mono}>{text.publicKeysNow(ids.join(words.general.listSeparator))}</span>}
          <Button size="small" onClick={() => form.setFieldValue('replacesPublicKeys', !replaces)}>{replaces ? text.keepPublicKeys : text.replacePublicKeys}</Button>
        </div>
      ) : null}
      <Form.Item
        name="platformCertificates"
        valuePropName="checked"
        label={text.platformCertificates}
        extra={text.platformHint}
        dependencies={['publicKeys', 'replacesPublicKeys']}
        rules={[({ getFieldValue }) => ({
          validator: (_rule, fetched: boolean) => (fetched || (getFieldValue('replacesPublicKeys') ? ((getFieldValue('publicKeys') as unknown[] | undefined) ?? []).length : ids.length) > 0 ? Promise.resolve() : Promise.reject(new Error(text.oneVerification))),
        })]}
        style={{ marginBottom: 0 }}
      >
        <Switch />
      </Form.Item>
    </fieldset>
  );
}

function PublicKeys() {
  const { merchants: text } = useWords();
  return (
    <Form.List name="publicKeys" initialValue={[{ id: '', publicKey: '' }]}>
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <div key={row.key} className={styles.publicKey}>
              <div className={styles.publicKeyTop}>
                <Form.Item name={[row.name, 'id']} label={text.publicKeyId} style={{ flex: 1 }} rules={[{ required: true, pattern: /^\s*PUB_KEY_ID_[0-9A-Za-z_]{1,60}\s*$/, message: text.publicKeyIdRule }]}>
                  <Input spellCheck={false} autoComplete="off" placeholder="PUB_KEY_ID_…" />
                </Form.Item>
                <Button type="text" icon={<DeleteOutlined />} aria-label={text.removePublicKey} title={text.removePublicKey} onClick={() => remove(row.name)} />
              </div>
              <Form.Item
                name={[row.name, 'publicKey']}
                label={text.publicKey}
                required
                rules={[{
                  validator: (_rule, value: string | undefined) => {
                    const fault = value?.trim() ? pemFault(value, 'public') : null;
                    return !value?.trim() ? Promise.reject(new Error(text.keyRequired)) : fault ? Promise.reject(new Error(text[fault])) : Promise.resolve();
                  },
                }]}
              >
                <PemField label={text.publicKey} />
              </Form.Item>
            </div>
          ))}
          {rows.length < mostPublicKeys ? <Button icon={<PlusOutlined />} style={{ marginBottom: 16 }} onClick={() => add({ id: '', publicKey: '' })}>{text.addPublicKey}</Button> : null}
        </>
      )}
    </Form.List>
  );
}
