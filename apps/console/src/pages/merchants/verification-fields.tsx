import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Switch } from 'antd';
import { pageStyles } from '../../components/page';
import { useWords } from '../../i18n';
import styles from './merchants.module.css';
import { PemItem } from './pem-item';

const mostPublicKeys = 5;

/** With what WeChat's signature is checked. A public key that is known already is kept by its id alone. */
export function VerificationFields({ known }: { known: readonly string[] }) {
  const { merchants: text } = useWords();
  return (
    <fieldset className={styles.verification}>
      <legend>{text.verification}</legend>
      <p className={pageStyles.hint} style={{ marginTop: 0 }}>{text.verificationHint}</p>
      <PublicKeys known={known} />
      <Form.Item
        name="platformCertificates"
        valuePropName="checked"
        label={text.platformCertificates}
        extra={text.platformHint}
        dependencies={['publicKeys']}
        rules={[({ getFieldValue }) => ({
          validator: (_rule, fetched: boolean) => (fetched || ((getFieldValue('publicKeys') as unknown[] | undefined) ?? []).length > 0 ? Promise.resolve() : Promise.reject(new Error(text.oneVerification))),
        })]}
        style={{ marginBottom: 0 }}
      >
        <Switch />
      </Form.Item>
    </fieldset>
  );
}

function PublicKeys({ known }: { known: readonly string[] }) {
  const { merchants: text } = useWords();
  const form = Form.useFormInstance();
  return (
    <Form.List name="publicKeys">
      {(rows, { add, remove }) => (
        <>
          {/* The newest stands first: with it WeChat is asked to sign. */}
          {rows.length < mostPublicKeys ? <Button icon={<PlusOutlined />} style={{ marginBottom: 16 }} onClick={() => add({ id: '' }, 0)}>{text.addPublicKey}</Button> : null}
          {rows.map((row) => {
            const kept = known.includes((form.getFieldValue(['publicKeys', row.name, 'id']) as string | undefined) ?? '');
            return (
              <div key={row.key} className={styles.publicKey}>
                <div className={styles.publicKeyTop}>
                  <Form.Item name={[row.name, 'id']} label={text.publicKeyId} style={{ flex: 1 }} rules={[{ required: true, pattern: /^\s*PUB_KEY_ID_[0-9A-Za-z_]{1,60}\s*$/, message: text.publicKeyIdRule }]}>
                    <Input spellCheck={false} autoComplete="off" placeholder="PUB_KEY_ID_…" disabled={kept} />
                  </Form.Item>
                  <Button type="text" icon={<DeleteOutlined />} aria-label={text.removePublicKey} title={text.removePublicKey} onClick={() => remove(row.name)} />
                </div>
                <PemItem name={[row.name, 'publicKey']} label={text.publicKey} kind="public" kept={kept} />
              </div>
            );
          })}
        </>
      )}
    </Form.List>
  );
}
