import { useQuery } from '@tanstack/react-query';
import { Select, type SelectProps } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../i18n';
import { useSettled } from './use-delayed';

export interface PickerProps {
  value?: number | null;
  onChange?: (id: number | null) => void;
  id?: string;
  disabled?: boolean;
  autoFocus?: boolean;
  placeholder?: string;
  style?: React.CSSProperties;
  'aria-label'?: string;
  status?: 'error' | 'warning';
}

interface RemotePickerProps<Row extends { id: number }> extends PickerProps {
  /** Names what is searched in the cache. */
  kind: string;
  search: (text: string) => Promise<Row[]>;
  load: (id: number) => Promise<Row>;
  label: (row: Row) => string;
  option?: (row: Row) => ReactNode;
  onPick?: (row: Row | null) => void;
}

/** A choice among more than fits a list: searched on the server as one types; shows the chosen one by its name. */
export function RemotePicker<Row extends { id: number }>({ kind, search, load, label, option, onPick, value, onChange, ...rest }: RemotePickerProps<Row>) {
  const words = useWords();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const settled = useSettled(text.trim());
  const found = useQuery({ queryKey: ['picker', kind, settled], queryFn: () => search(settled), enabled: open, staleTime: 30_000 });
  const chosen = useQuery({ queryKey: ['picker', kind, 'one', value], queryFn: () => load(value as number), enabled: typeof value === 'number', staleTime: 30_000 });

  // What was found for other words must not be chosen by a quick Enter.
  const searching = found.isFetching || settled !== text.trim();
  const rows = settled === text.trim() ? (found.data ?? []) : [];
  const options: SelectProps['options'] = rows.map((row) => ({ value: row.id, label: label(row), row }));
  const chosenLabel = chosen.data ? label(chosen.data) : words.general.loading;
  // Among what was found for other words it would only be in the way.
  if (typeof value === 'number' && text.trim() === '' && !rows.some((row) => row.id === value)) options.unshift({ value, label: chosenLabel, row: chosen.data });
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      allowClear
      {...rest}
      style={{ width: '100%', ...rest.style }}
      value={value ?? null}
      options={options}
      labelRender={({ label: found }) => found ?? chosenLabel}
      optionRender={({ data }) => (data.row && option ? option(data.row as Row) : data.label)}
      loading={searching}
      notFoundContent={found.error ? words.pickers.failed : searching ? words.general.loading : words.pickers.nothing}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) setText('');
      }}
      onChange={(id: number | undefined | null) => {
        onChange?.(id ?? null);
        onPick?.(rows.find((row) => row.id === id) ?? null);
      }}
    />
  );
}
