import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import type { LabourPrice } from '@scanfix/shared-types';
import { Button } from 'antd';
import { useState } from 'react';
import { pageStyles } from '../../components/page';
import { useCategories } from '../../components/pickers';
import { useWords } from '../../i18n';
import { LabourDialog } from './labour-dialog';
import { labourText } from './price-changes';
import styles from './price-books.module.css';

const mostLabour = 1000;

/** All labour of a book, by category; each is written in a dialog of its own. */
export function LabourField({ value = [], onChange }: { value?: LabourPrice[]; onChange?: (labour: LabourPrice[]) => void }) {
  const words = useWords();
  const { priceBooks: text } = words;
  const categories = useCategories();
  const [editing, setEditing] = useState<LabourPrice | 'new' | null>(null);
  const known = categories.data ?? [];
  const groups = [{ id: null, name: text.everyCategory }, ...known.map(({ id, name }) => ({ id, name })), { id: undefined, name: words.contracts.unknown }]
    .map((group) => ({ ...group, rows: value.filter(({ categoryId }) => (group.id === undefined ? categoryId !== null && !known.some(({ id }) => id === categoryId) : categoryId === group.id)) }))
    .filter(({ rows }) => rows.length > 0);
  const save = (price: LabourPrice): void => {
    onChange?.(editing === 'new' ? [...value, price] : value.map((one) => (one === editing ? price : one)));
    setEditing(null);
  };
  return (
    <>
      {value.length === 0 ? <p className={pageStyles.hint}>{text.noLabour}</p> : null}
      {categories.data ? groups.map(({ name, rows }) => (
        <div key={name}>
          <h3 className={styles.group}>{name}</h3>
          <ul className={styles.rows}>
            {rows.map((price) => (
              <li key={price.code} className={styles.row}>
                <div className={styles.rowText}>{price.code} {price.name}<div className={pageStyles.hint}>{labourText(price, words)}</div></div>
                <span className={styles.rowTools}>
                  <Button type="text" icon={<EditOutlined />} aria-label={text.editLabour(price.name)} onClick={() => setEditing(price)} />
                  <Button type="text" icon={<DeleteOutlined />} aria-label={text.removeLabour(price.name)} onClick={() => onChange?.(value.filter((one) => one !== price))} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      )) : null}
      {value.length < mostLabour ? <Button icon={<PlusOutlined />} style={{ marginTop: 12 }} onClick={() => setEditing('new')}>{text.addLabour}</Button> : null}
      <LabourDialog price={editing === 'new' ? null : editing} open={editing !== null} others={value.filter((one) => one !== editing)} onSave={save} onClose={() => setEditing(null)} />
    </>
  );
}
