import { CheckCircleOutlined, MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import type { Part } from '@scanfix/shared-types';
import { Button, Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { DataList } from '../../components/data-list';
import { moneyText } from '../../components/money';
import { Mark } from '../../components/mark';
import { Page, pageStyles as page } from '../../components/page';
import { CategoryPicker, useCategories } from '../../components/pickers';
import { SearchField } from '../../components/search-field';
import { flag, id, text, useUrlFilters } from '../../components/url-filters';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { PartDialog } from './part-dialog';

const fields = { search: text, categoryId: id, withInactive: flag };

export default function PartListPage() {
  const words = useWords();
  const mayWrite = useMay('part:write');
  const { filters, change } = useUrlFilters(fields);
  const pages = usePages<Part>(keys.partList(filters), (cursor) => call('GET /parts', { query: { ...filters, cursor } }));
  const [editing, setEditing] = useState<Part | 'new' | null>(null);
  const categories = useCategories();
  const names = useMemo(() => new Map(categories.data?.map((category) => [category.id, category.name])), [categories.data]);
  const fits = (part: Part): string => (part.categoryIds.length === 0 ? words.parts.everyCategory : part.categoryIds.map((categoryId) => names.get(categoryId) ?? '').filter(Boolean).join(words.general.listSeparator));
  const status = ({ active }: Part) => (active ? <Mark tone="success" icon={<CheckCircleOutlined />}>{words.parts.inUse}</Mark> : <Mark tone="neutral" icon={<MinusCircleOutlined />}>{words.parts.inactive}</Mark>);
  const create = mayWrite ? <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>{words.parts.create}</Button> : null;
  const isFiltered = Boolean(filters.search || filters.categoryId);
  return (
    <Page title={words.parts.title} extra={create}>
      <div className={page.tools}>
        <SearchField value={filters.search} onSearch={(search) => change({ search }, { replace: true })} placeholder={words.parts.searchPlaceholder} />
        <CategoryPicker value={filters.categoryId ?? null} onChange={(categoryId) => change({ categoryId: categoryId ?? undefined })} style={{ width: 180 }} aria-label={words.parts.categories} />
        <Checkbox checked={filters.withInactive ?? false} onChange={({ target }) => change({ withInactive: target.checked ? true : undefined })}>{words.parts.withInactive}</Checkbox>
      </div>
      <DataList
        pages={pages}
        label={words.parts.title}
        testId="part-list"
        {...(mayWrite ? { onOpen: setEditing } : {})}
        empty={isFiltered ? { text: words.parts.emptyFiltered } : { text: words.parts.empty, action: create }}
        columns={[
          { key: 'code', title: words.parts.columns.code, render: (_value, { code }) => <span className={page.mono}>{code}</span> },
          { key: 'name', title: words.parts.columns.name, render: (_value, part) => <Name part={part} {...(mayWrite ? { onEdit: setEditing } : {})} /> },
          { key: 'unit', title: words.parts.columns.unit, dataIndex: 'unit' },
          { key: 'price', title: words.parts.columns.price, align: 'right', render: (_value, { priceFen }) => <span style={{ fontVariantNumeric: 'tabular-nums' }}>{moneyText(priceFen)}</span> },
          { key: 'warranty', title: words.parts.columns.warranty, render: (_value, { warrantyMonths }) => <span className={warrantyMonths === null ? page.hint : undefined}>{words.parts.warranty(warrantyMonths)}</span> },
          { key: 'fits', title: words.parts.columns.categories, render: (_value, part) => <span className={page.clip}>{fits(part)}</span> },
          { key: 'status', title: words.parts.columns.status, render: (_value, part) => status(part) },
        ]}
        card={(part) => (
          <>
            <div className={page.cardTop}><span className={page.cardTitle}><Name part={part} {...(mayWrite ? { onEdit: setEditing } : {})} /></span><b>{moneyText(part.priceFen)}</b></div>
            <div className={page.cardLine}><span className={page.mono}>{part.code}</span><span>{part.unit}</span><span>{fits(part)}</span>{part.warrantyMonths === null ? null : <span>{words.parts.columns.warranty} {words.parts.warranty(part.warrantyMonths)}</span>}{part.active ? null : status(part)}</div>
          </>
        )}
      />
      <PartDialog part={editing === 'new' ? null : editing} open={editing !== null} onClose={() => setEditing(null)} />
    </Page>
  );
}

/** A button, so that a row is opened by keyboard too. */
function Name({ part, onEdit }: { part: Part; onEdit?: (part: Part) => void }) {
  if (!onEdit) return <>{part.name}</>;
  return <Button type="link" style={{ padding: 0, height: 'auto' }} onClick={() => onEdit(part)}>{part.name}</Button>;
}
