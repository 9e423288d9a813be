import { FilterOutlined, SaveOutlined, SettingOutlined } from '@ant-design/icons';
import { priorities, ticketSources, ticketStates, urgencies } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Checkbox, DatePicker, Drawer, Popover, Select, Tag } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { pageStyles as page } from '../../components/page';
import { CategoryPicker, EngineerPicker, LocationPicker, useCategories, useEngineers } from '../../components/pickers';
import { SearchField } from '../../components/search-field';
import { useNarrow } from '../../components/use-narrow';
import { fromDay, toDay } from '../../components/zone';
import { useWords } from '../../i18n';
import { fixedColumn, ticketColumnKeys, type TicketColumn } from './ticket-columns';
import { countFilters, type TicketFilters } from './ticket-filters';
import styles from './tickets.module.css';

interface FilterBarProps {
  filters: TicketFilters;
  change: (part: TicketFilters, options?: { replace?: boolean }) => void;
  columns: TicketColumn[];
  setColumns: (columns: TicketColumn[]) => void;
  onSaveView: () => void;
}

export function TicketFilterBar({ filters, change, columns, setColumns, onSaveView }: FilterBarProps) {
  const words = useWords();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const count = countFilters(filters);
  const button = (
    <Badge count={count} size="small" color="var(--brand)">
      <Button icon={<FilterOutlined />} onClick={narrow ? () => setOpen(true) : undefined}>
        {words.ticketList.filters}
      </Button>
    </Badge>
  );
  return (
    <>
      <div className={page.tools}>
        <SearchField value={filters.search} onSearch={(search) => change({ search }, { replace: true })} placeholder={words.ticketList.searchPlaceholder} width={narrow ? 'fill' : 300} />
        {narrow ? (
          <>
            {button}
            <Drawer open={open} onClose={() => setOpen(false)} placement="bottom" size="large" title={words.ticketList.filters}>
              <FilterForm filters={filters} change={change} />
            </Drawer>
          </>
        ) : (
          <Popover trigger="click" open={open} onOpenChange={setOpen} placement="bottomLeft" content={<FilterForm filters={filters} change={change} />}>
            {button}
          </Popover>
        )}
        {narrow ? null : <ColumnChoice columns={columns} setColumns={setColumns} />}
        {count > 0 || filters.search ? (
          <Button type="text" icon={<SaveOutlined />} onClick={onSaveView}>
            {words.ticketList.saveView}
          </Button>
        ) : null}
        <span className={styles.keysHint}>{words.ticketList.keyboardHint}</span>
      </div>
      {count > 0 ? <FilterChips filters={filters} change={change} /> : null}
    </>
  );
}

function FilterForm({ filters, change }: Pick<FilterBarProps, 'filters' | 'change'>) {
  const words = useWords();
  return (
    <div className={styles.filterForm}>
      <label>
        {words.ticketList.columns.state}
        <Select mode="multiple" allowClear maxTagCount="responsive" value={filters.state ?? []} placeholder={words.ticketList.asInView} options={ticketStates.map((value) => ({ value, label: words.ticketStates[value] }))} onChange={(value) => change({ state: value.length > 0 ? value : undefined })} />
      </label>
      <label>
        {words.ticketList.columns.engineer}
        <EngineerPicker value={filters.engineerId ?? null} onChange={(value) => change({ engineerId: value ?? undefined })} placeholder={words.general.all} />
      </label>
      <label>
        {words.ticketList.columns.urgency}
        <Select allowClear value={filters.urgency ?? null} placeholder={words.general.all} options={urgencies.map((value) => ({ value, label: words.urgencies[value] }))} onChange={(value) => change({ urgency: value ?? undefined })} />
      </label>
      <label>
        {words.ticketList.columns.priority}
        <Select allowClear value={filters.priority ?? null} placeholder={words.general.all} options={priorities.map((value) => ({ value, label: words.priorities[value] }))} onChange={(value) => change({ priority: value ?? undefined })} />
      </label>
      <label>
        {words.ticketList.columns.source}
        <Select allowClear value={filters.source ?? null} placeholder={words.general.all} options={ticketSources.map((value) => ({ value, label: words.ticketSources[value] }))} onChange={(value) => change({ source: value ?? undefined })} />
      </label>
      <label>
        {words.ticketList.category}
        <CategoryPicker value={filters.categoryId ?? null} onChange={(value) => change({ categoryId: value ?? undefined })} placeholder={words.general.all} />
      </label>
      <label>
        {words.ticketList.location}
        <LocationPicker value={filters.locationId ?? null} onChange={(value) => change({ locationId: value ?? undefined })} />
      </label>
      <label>
        {words.ticketList.submittedBetween}
        <DatePicker.RangePicker
          allowEmpty={[true, true]}
          placeholder={[words.ticketList.from, words.ticketList.to]}
          value={[fromDay(filters.from), fromDay(filters.to)]}
          onChange={(range) => change({ from: toDay(range?.[0]) ?? undefined, to: toDay(range?.[1]) ?? undefined })}
        />
      </label>
    </div>
  );
}

function FilterChips({ filters, change }: Pick<FilterBarProps, 'filters' | 'change'>) {
  const words = useWords();
  const categories = useCategories();
  const location = useQuery({ queryKey: keys.location(filters.locationId ?? 0), queryFn: () => call('GET /locations/:id', { params: { id: filters.locationId ?? 0 } }), enabled: filters.locationId !== undefined });
  const asset = useQuery({ queryKey: keys.asset(filters.assetId ?? 0), queryFn: () => call('GET /assets/:id', { params: { id: filters.assetId ?? 0 } }), enabled: filters.assetId !== undefined });
  const engineers = useEngineers(filters.engineerId !== undefined);
  const chips: [text: string | undefined, cleared: TicketFilters][] = [
    [filters.state?.map((state) => words.ticketStates[state]).join(words.general.listSeparator), { state: undefined }],
    [filters.engineerId && words.ticketList.ofEngineer(engineers.data?.find(({ id }) => id === filters.engineerId)?.name ?? String(filters.engineerId)), { engineerId: undefined }],
    [filters.urgency && words.urgencies[filters.urgency], { urgency: undefined }],
    [filters.priority && `${words.ticketList.columns.priority}: ${words.priorities[filters.priority]}`, { priority: undefined }],
    [filters.source && words.ticketSources[filters.source], { source: undefined }],
    [filters.categoryId && (categories.data?.find(({ id }) => id === filters.categoryId)?.name ?? words.ticketList.category), { categoryId: undefined }],
    [filters.locationId && (location.data ? words.general.placePath(location.data.path) : words.ticketList.columns.place), { locationId: undefined }],
    [filters.assetId && words.ticketList.ofAsset(asset.data?.name ?? String(filters.assetId)), { assetId: undefined }],
    [filters.requesterId && words.ticketList.ofRequester(String(filters.requesterId)), { requesterId: undefined }],
    [filters.from || filters.to ? `${filters.from ?? '…'} – ${filters.to ?? '…'}` : undefined, { from: undefined, to: undefined }],
  ].filter(([text]) => text) as [string, TicketFilters][];
  const cleared = Object.assign({}, ...chips.map(([, part]) => part)) as TicketFilters;
  return (
    <div className={`${styles.chips} ${page.tools}`}>
      {chips.map(([text, part]) => (
        <Tag key={text} closable onClose={() => change(part)}>
          {text}
        </Tag>
      ))}
      <Button type="link" size="small" onClick={() => change(cleared)}>
        {words.general.clearFilters}
      </Button>
    </div>
  );
}

function ColumnChoice({ columns, setColumns }: Pick<FilterBarProps, 'columns' | 'setColumns'>) {
  const words = useWords();
  const choices = (
    <div className={styles.columnList} role="group" aria-label={words.ticketList.columnsTitle}>
      {ticketColumnKeys.map((key) => (
        <Checkbox
          key={key}
          checked={key === fixedColumn || columns.includes(key)}
          disabled={key === fixedColumn}
          onChange={({ target }) => setColumns(target.checked ? [...columns, key] : columns.filter((shown) => shown !== key))}
        >
          {words.ticketList.columns[key]}
        </Checkbox>
      ))}
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomLeft" title={words.ticketList.columnsTitle} content={choices}>
      <Button icon={<SettingOutlined />}>{words.ticketList.columnsButton}</Button>
    </Popover>
  );
}
