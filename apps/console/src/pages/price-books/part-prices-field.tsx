import { DeleteOutlined } from '@ant-design/icons';
import type { PriceBookContent } from '@scanfix/shared-types';
import { Button, Select } from 'antd';
import { moneyText } from '../../components/money';
import { pageStyles } from '../../components/page';
import { FenField } from '../../components/scaled-field';
import { useWords } from '../../i18n';
import styles from './price-books.module.css';
import { useAllParts } from './use-price-books';

type PartPrices = PriceBookContent['parts'];

/** Parts that cost something else than the catalogue says; one begins with the catalogue's price. An empty price is the catalogue's again. */
export function PartPricesField({ value = [], onChange }: { value?: PartPrices; onChange?: (parts: PartPrices) => void }) {
  const { priceBooks: text } = useWords();
  const { parts, byId, isPending } = useAllParts();
  const chosen = new Set(value.map(({ partId }) => partId));
  const add = (partId: number): void => onChange?.([...value, { partId, price: byId.get(partId)?.priceFen ?? 0 }]);
  return (
    <>
      {value.length === 0 ? <p className={pageStyles.hint}>{text.noParts}</p> : null}
      <ul className={styles.rows}>
        {value.map(({ partId, price }) => {
          const part = byId.get(partId);
          const name = part?.name ?? (isPending ? '…' : text.unknownPart);
          return (
            <li key={partId} className={styles.row}>
              <div className={styles.rowText}>{part ? `${part.code} ${part.name}` : name}{part ? <div className={pageStyles.hint}>{text.catalogue(text.per(moneyText(part.priceFen), part.unit))}</div> : null}</div>
              <span className={styles.rowTools}>
                <FenField value={price} aria-label={`${name} ${text.price}`} onChange={(fen) => onChange?.(value.map((one) => (one.partId === partId ? { partId, price: fen ?? part?.priceFen ?? 0 } : one)))} />
                <Button type="text" icon={<DeleteOutlined />} aria-label={text.removePart(name)} onClick={() => onChange?.(value.filter((one) => one.partId !== partId))} />
              </span>
            </li>
          );
        })}
      </ul>
      <Select<number>
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        loading={isPending}
        placeholder={text.addPartPlaceholder}
        aria-label={text.addPart}
        options={parts.filter((part) => part.active && !chosen.has(part.id)).map((part) => ({ value: part.id, label: `${part.code} ${part.name}` }))}
        onChange={add}
        style={{ width: '100%', maxWidth: 420, marginTop: 12 }}
      />
    </>
  );
}
