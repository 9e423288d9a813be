import { Form } from 'antd';
import { useWords } from '../../i18n';
import { pemFault } from './pem';
import { PemField } from './pem-field';

interface PemItemProps {
  name: string | (string | number)[];
  label: string;
  hint?: string;
  kind: 'public' | 'private';
  /** There is one already, which stays where this is left empty. */
  kept: boolean;
}

export function PemItem({ name, label, hint, kind, kept }: PemItemProps) {
  const { merchants: text } = useWords();
  const validate = (_rule: unknown, value: string | undefined): Promise<void> => {
    if (!value?.trim()) return kept ? Promise.resolve() : Promise.reject(new Error(text.keyRequired));
    const fault = pemFault(value, kind);
    return fault ? Promise.reject(new Error(text[fault])) : Promise.resolve();
  };
  return (
    <Form.Item name={name} label={label} extra={hint} required={!kept} rules={[{ validator: validate }]}>
      <PemField label={label} {...(kept ? { placeholder: text.kept } : {})} />
    </Form.Item>
  );
}
