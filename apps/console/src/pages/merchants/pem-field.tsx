import { UploadOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useRef } from 'react';
import { useWords } from '../../i18n';

interface PemFieldProps {
  value?: string;
  onChange?: (text: string) => void;
  id?: string;
  placeholder?: string;
  /** What the file is, for who hears the page. */
  label: string;
}

/** Bytes. A certificate with its whole chain is smaller. */
const largestFile = 20_000;

/** A key as text: pasted, dropped as a file, or chosen. It is read here and goes nowhere but into the form. */
export function PemField({ value = '', onChange, placeholder, label, id }: PemFieldProps) {
  const words = useWords();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > largestFile) void message.error(words.merchants.tooLarge);
    else onChange?.(await file.text());
  };
  return (
    <div>
      <Input.TextArea
        {...(id ? { id } : {})}
        value={value}
        onChange={({ target }) => onChange?.(target.value)}
        onDrop={(event) => {
          if (event.dataTransfer.files.length === 0) return;
          event.preventDefault();
          void take(event.dataTransfer.files[0]);
        }}
        rows={3}
        placeholder={placeholder ?? '-----BEGIN …'}
        spellCheck={false}
        autoComplete="off"
        style={{ fontFamily: 'var(--mono)', fontSize: 12 }}
      />
      <input
        ref={input}
        type="file"
        accept=".pem,.key,.crt,.cer,.txt"
        style={{ display: 'none' }}
        aria-label={`${label} ${words.merchants.chooseFile}`}
        onChange={({ target }) => {
          void take(target.files?.[0]);
          target.value = '';
        }}
      />
      <Button size="small" icon={<UploadOutlined />} style={{ marginTop: 6 }} onClick={() => input.current?.click()}>{words.merchants.chooseFile}</Button>
    </div>
  );
}
