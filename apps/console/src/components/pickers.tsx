import type { AssetSummary, CustomerSummary, LocationNode } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { call } from '../api/call';
import { keys } from '../api/keys';
import { useWords } from '../i18n';
import { pathOf } from './format';
import { RemotePicker, type PickerProps } from './remote-picker';
import styles from './page.module.css';

export function AssetPicker({ onPick, ...props }: PickerProps & { onPick?: (asset: AssetSummary | null) => void }) {
  const words = useWords();
  return (
    <RemotePicker<AssetSummary>
      kind="asset"
      placeholder={words.pickers.asset}
      {...props}
      {...(onPick ? { onPick } : {})}
      search={async (search) => (await call('GET /assets', { query: { search, limit: 20 } })).items.filter((asset) => asset.status !== 'retired')}
      load={(id) => call('GET /assets/:id', { params: { id } })}
      label={(asset) => (asset.serialNumber ? `${asset.name} · ${asset.serialNumber}` : asset.name)}
      option={(asset) => (
        <div>
          <div>{asset.name}{asset.serialNumber ? <span className={styles.hint}> · {asset.serialNumber}</span> : null}</div>
          <div className={styles.hint}>{[asset.category.name, pathOf(asset.location, words)].filter(Boolean).join(' · ')}</div>
        </div>
      )}
    />
  );
}

export function LocationPicker({ excludeId, ...props }: PickerProps & { excludeId?: number }) {
  const words = useWords();
  return (
    <RemotePicker<LocationNode>
      kind={excludeId === undefined ? 'location' : `location-without-${excludeId}`}
      placeholder={words.pickers.location}
      {...props}
      search={async (search) => (await call('GET /locations', { query: search ? { search } : {} })).filter((location) => location.id !== excludeId)}
      load={(id) => call('GET /locations/:id', { params: { id } })}
      label={(location) => pathOf(location, words)}
    />
  );
}

export function CustomerPicker(props: PickerProps) {
  const words = useWords();
  return (
    <RemotePicker<CustomerSummary>
      kind="customer"
      placeholder={words.pickers.customer}
      {...props}
      search={async (search) => (await call('GET /customers', { query: { search, limit: 20 } })).items}
      load={(id) => call('GET /customers/:id', { params: { id } })}
      label={(customer) => customer.name}
    />
  );
}

export function useCategories() {
  return useQuery({ queryKey: keys.categories, queryFn: () => call('GET /asset-categories'), staleTime: 60_000 });
}

export function CategoryPicker({ value, onChange, ...rest }: PickerProps) {
  const words = useWords();
  const categories = useCategories();
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder={words.pickers.category}
      {...(categories.data?.length === 0 ? { notFoundContent: words.workStandards.noCategories } : {})}
      {...rest}
      value={value ?? null}
      loading={categories.isPending}
      style={{ width: '100%', ...rest.style }}
      options={(categories.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id: number | undefined | null) => onChange?.(id ?? null)}
    />
  );
}

export function ModelPicker({ categoryId, value, onChange, ...rest }: PickerProps & { categoryId: number | undefined }) {
  const words = useWords();
  const models = useQuery({ queryKey: keys.modelsOf(categoryId), queryFn: () => call('GET /asset-models', { query: { categoryId } }), enabled: categoryId !== undefined });
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder={words.pickers.model}
      {...rest}
      disabled={categoryId === undefined}
      value={value ?? null}
      loading={models.isFetching}
      style={{ width: '100%', ...rest.style }}
      options={(models.data ?? []).map(({ id, manufacturer, name }) => ({ value: id, label: `${manufacturer} ${name}` }))}
      onChange={(id: number | undefined | null) => onChange?.(id ?? null)}
    />
  );
}

/** The problems of one category, or of all, grouped. */
export function ProblemTypePicker({ categoryId, value, onChange, ...rest }: PickerProps & { categoryId: number | undefined }) {
  const words = useWords();
  const categories = useCategories();
  const shown = (categories.data ?? []).filter((category) => categoryId === undefined || category.id === categoryId);
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder={words.pickers.problemType}
      {...rest}
      value={value ?? null}
      loading={categories.isPending}
      style={{ width: '100%', ...rest.style }}
      options={shown.map((category) => ({ label: category.name, title: category.name, options: category.problemTypes.map(({ id, name }) => ({ value: id, label: name })) }))}
      onChange={(id: number | undefined | null) => onChange?.(id ?? null)}
    />
  );
}

export function useEngineers(enabled = true) {
  return useQuery({ queryKey: keys.engineers, queryFn: () => call('GET /engineers'), staleTime: 60_000, enabled });
}

/** One engineer, by name. */
export function EngineerPicker({ value, onChange, excludeIds = [], ...rest }: PickerProps & { excludeIds?: number[] }) {
  const words = useWords();
  const engineers = useEngineers();
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder={words.pickers.engineer}
      {...rest}
      value={value ?? null}
      loading={engineers.isPending}
      notFoundContent={engineers.error ? words.pickers.failed : words.pickers.nothing}
      style={{ width: '100%', ...rest.style }}
      options={(engineers.data ?? []).filter(({ id }) => !excludeIds.includes(id)).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id: number | undefined | null) => onChange?.(id ?? null)}
    />
  );
}
