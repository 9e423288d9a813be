import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSettled } from './use-delayed';

/** Searches as one types, when the typing pauses. Composing Chinese is not yet typing. */
export function SearchField({ value, onSearch, placeholder, width = 280 }: { value: string | undefined; onSearch: (text: string | undefined) => void; placeholder: string; width?: number | '100%' | 'fill' }) {
  const [typed, setTyped] = useState(value ?? '');
  const [composing, setComposing] = useState(false);
  const settled = useSettled(typed, 300);
  const sent = useRef(value ?? '');

  useEffect(() => {
    // The URL changed from elsewhere: a view was chosen, or Back pressed.
    if ((value ?? '') !== sent.current) {
      sent.current = value ?? '';
      setTyped(value ?? '');
    }
  }, [value]);

  useEffect(() => {
    if (composing || settled !== typed) return;
    const text = settled.trim();
    if (text === sent.current) return;
    sent.current = text;
    onSearch(text || undefined);
  }, [settled, typed, composing, onSearch]);

  return (
    <Input
      type="search"
      allowClear
      prefix={<SearchOutlined aria-hidden />}
      placeholder={placeholder}
      aria-label={placeholder}
      value={typed}
      style={width === 'fill' ? { flex: '1 1 160px', width: 'auto', minWidth: 0 } : { width, maxWidth: '100%' }}
      onChange={(event) => setTyped(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  );
}
