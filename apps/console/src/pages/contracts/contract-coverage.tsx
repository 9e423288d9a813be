import type { ContractCoverage } from '@scanfix/shared-types';
import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { pathOf } from '../../components/format';
import { useCategories } from '../../components/pickers';
import { useWords } from '../../i18n';
import styles from './contracts.module.css';

/** The devices by their names; null while a name is not known yet. */
export function useAssetNames(ids: readonly number[]): Map<number, string | null> {
  const { contracts: text } = useWords();
  const found = useQueries({ queries: ids.map((id) => ({ queryKey: keys.asset(id), queryFn: () => call('GET /assets/:id', { params: { id } }), staleTime: 60_000, retry: false })) });
  return new Map(ids.map((id, index) => [id, found[index]?.data?.name ?? (found[index]?.error ? text.unknown : null)]));
}

export function CoverageList({ coverage: { everything, assetIds, categoryIds, locationIds } }: { coverage: ContractCoverage }) {
  const words = useWords();
  const { contracts: text } = words;
  const assets = useAssetNames(everything ? [] : assetIds);
  const categories = useCategories();
  const locations = useQueries({ queries: (everything ? [] : locationIds).map((id) => ({ queryKey: keys.location(id), queryFn: () => call('GET /locations/:id', { params: { id } }), staleTime: 60_000, retry: false })) });
  if (everything) return <>{text.everything}</>;
  return (
    <>
      <Group title={text.assets} items={[...assets].map(([id, name]) => <Link key={id} to={`/assets/${id}`}>{name ?? '…'}</Link>)} />
      <Group title={text.categories} items={categoryIds.map((id) => categories.data?.find((category) => category.id === id)?.name ?? (categories.data ? text.unknown : '…'))} />
      <Group title={text.locations} items={locations.map(({ data, error }) => (data ? pathOf(data, words) : error ? text.unknown : '…'))} />
    </>
  );
}

function Group({ title, items }: { title: string; items: React.ReactNode[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h3 className={styles.group}>{title}</h3>
      <ul className={styles.plain}>{items.map((item, index) => <li key={index}>{item}</li>)}</ul>
    </>
  );
}
