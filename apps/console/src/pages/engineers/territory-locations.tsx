import type { LocationNode } from '@scanfix/shared-types';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useWords } from '../../i18n';

interface Chosen {
  value: number;
  label: React.ReactNode;
}

/** Whole subtrees: what is below a chosen place is chosen with it. Branches are loaded when they are opened. */
export function TerritoryLocations({ value = [], onChange, disabled = false, id }: { value?: number[]; onChange?: (ids: number[]) => void; disabled?: boolean; id?: string }) {
  const words = useWords();
  const client = useQueryClient();
  const [opened, setOpened] = useState<LocationNode[]>([]);
  const roots = useQuery({ queryKey: keys.locationChildren(null), queryFn: () => call('GET /locations', { query: {} }) });
  const names = useQueries({ queries: value.map((locationId) => ({ queryKey: keys.location(locationId), queryFn: () => call('GET /locations/:id', { params: { id: locationId } }), staleTime: 60_000 })) });
  const known = new Map([...(roots.data ?? []), ...opened].map((location) => [location.id, location]));
  const load = async (parentId: number): Promise<void> => {
    const children = await client.fetchQuery({ queryKey: keys.locationChildren(parentId), queryFn: () => call('GET /locations', { query: { parentId } }), staleTime: 60_000 });
    setOpened((before) => [...before.filter((location) => location.parentId !== parentId), ...children]);
  };
  return (
    <TreeSelect<Chosen[]>
      {...(id ? { id } : {})}
      multiple
      treeCheckable
      labelInValue
      treeDataSimpleMode
      allowClear
      disabled={disabled}
      showCheckedStrategy={TreeSelect.SHOW_PARENT}
      treeNodeFilterProp="title"
      treeNodeLabelProp="label"
      placeholder={words.engineers.everywhere}
      notFoundContent={roots.isPending ? words.general.loading : words.engineers.noLocations}
      aria-label={words.engineers.locations}
      style={{ width: '100%' }}
      loading={roots.isPending}
      value={value.map((locationId, index) => ({ value: locationId, label: names[index]?.data ? words.general.placePath(names[index].data.path) : words.general.loading }))}
      treeData={[...known.values()].map((location) => ({ id: location.id, pId: location.parentId ?? 0, value: location.id, title: location.name, label: words.general.placePath(location.path), isLeaf: location.childCount === 0 }))}
      loadData={({ value: parentId }) => load(Number(parentId))}
      onChange={(chosen) => onChange?.(chosen.map((each) => each.value))}
    />
  );
}
