import { ArrowDownOutlined, ArrowUpOutlined, HolderOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '../../i18n';
import { move, type ChosenColumn } from './column-choice';
import styles from './column-list.module.css';

interface ColumnListProps {
  value?: ChosenColumn[];
  onChange?: (columns: ChosenColumn[]) => void;
  disabled: boolean;
}

/** Ticked, named and put in order: by dragging with mouse, pen or finger, or with the arrows. */
export function ColumnList({ value = [], onChange, disabled }: ColumnListProps) {
  const words = useWords();
  const list = useRef<HTMLUListElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const { financeExport: text } = words;
  const change = (index: number, part: Partial<ChosenColumn>): void => onChange?.(value.map((column, at) => (at === index ? { ...column, ...part } : column)));
  // Over the middle of another row the two change places; the pointer stays with the handle that was pressed.
  const dragOver = (event: React.PointerEvent): void => {
    if (dragged === null) return;
    const from = value.findIndex(({ field }) => field === dragged);
    const to = [...(list.current?.children ?? [])].findIndex((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return event.clientY >= top && event.clientY < bottom;
    });
    if (to !== -1 && to !== from) onChange?.(move(value, from, to));
  };
  return (
    <ul ref={list} className={styles.columns} data-testid="export-columns">
      {value.map(({ field, heading, used }, index) => {
        const name = words.financeExport.fields[field] ?? field;
        return (
          <li key={field} className={[styles.column, used ? '' : styles.off, dragged === field ? styles.dragged : ''].join(' ')} data-field={field}>
            <span
              className={styles.handle}
              title={text.drag}
              onPointerDown={(event) => {
                if (disabled || event.button !== 0) return;
                event.preventDefault();
                event.currentTarget.setPointerCapture(event.pointerId);
                setDragged(field);
              }}
              onPointerMove={dragOver}
              onPointerUp={() => setDragged(null)}
              onPointerCancel={() => setDragged(null)}
            >
              <HolderOutlined aria-hidden />
            </span>
            <Checkbox checked={used} disabled={disabled} aria-label={text.use(name)} onChange={({ target }) => change(index, { used: target.checked })}>{name}</Checkbox>
            <Input className={styles.heading ?? ''} value={heading} disabled={disabled || !used} maxLength={40} aria-label={text.headingOf(name)} status={used && heading.trim() === '' ? 'error' : ''} onChange={({ target }) => change(index, { heading: target.value })} />
            <span className={styles.moves}>
              <Button type="text" size="small" icon={<ArrowUpOutlined />} aria-label={text.up(name)} disabled={disabled || index === 0} onClick={() => onChange?.(move(value, index, index - 1))} />
              <Button type="text" size="small" icon={<ArrowDownOutlined />} aria-label={text.down(name)} disabled={disabled || index === value.length - 1} onClick={() => onChange?.(move(value, index, index + 1))} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
