import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';

interface SearchFieldProps {
  value: string | undefined;
  onSearch: (text: string | undefined) => void;
  placeholder: string;
  /** `fill` takes what its row leaves. */
  width?: number | '100%' | 'fill';
}

const pauseMilliseconds = 300;

/** Searches as one types, when the typing pauses. Composing Chinese is not yet typing. */
export function SearchField({ value, onSearch, placeholder, width = 280 }: SearchFieldProps) {
  const [typed, setTyped] = useState(value ?? '');
  const sent = useRef(value ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const composing = useRef(false);

  // The URL changed from elsewhere: a view was chosen, or Back pressed. What was about to be searched no longer is.
  useEffect(() => {
    if ((value ?? '') === sent.current) return;
    clearTimeout(timer.current);
    sent.current = value ?? '';
    setTyped(value ?? '');
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const searchSoon = (text: string): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (text.trim() === sent.current) return;
      sent.current = text.trim();
      onSearch(sent.current || undefined);
    }, pauseMilliseconds);
  };
  return (
    <Input
      type="search"
      allowClear
      prefix={<SearchOutlined aria-hidden />}
      placeholder={placeholder}
      aria-label={placeholder}
      value={typed}
      style={width === 'fill' ? { flex: '1 1 160px', width: 'auto', minWidth: 0 } : { width, maxWidth: '100%' }}
      onChange={({ target }) => {
        setTyped(target.value);
        if (!composing.current) searchSoon(target.value);
      }}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={({ currentTarget }) => {
        composing.current = false;
        searchSoon(currentTarget.value);
      }}
    />
  );
}
