import type { LocationNode } from '@scanfix/shared-types';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useState } from 'react';
import { call } from '../api/call';
import { keys } from '../api/keys';
import { isProblem } from '../api/problem';
import { useWords } from '../i18n';

interface Chosen {
  value: number;
  label: React.ReactNode;
}

/** Whole subtrees: what is below a chosen place is chosen with it. Branches are loaded when they are opened, or hold a chosen place. */
export function LocationsField({ value = [], onChange, disabled = false, id, placeholder, label }: { value?: number[]; onChange?: (ids: number[]) => void; disabled?: boolean; id?: string; placeholder: string; label: string }) {
  const words = useWords();
  const client = useQueryClient();
  const [opened, setOpened] = useState<LocationNode[]>([]);
  const [first] = useState(value);
  const tree = useQuery({ queryKey: [...keys.locations, 'around', first], queryFn: () => loadAround(client, first) });
  const known = new Map([...(tree.data ?? []), ...opened].map((location) => [location.id, location]));
  const load = async (parentId: number): Promise<void> => {
    const children = await loadChildren(client, parentId);
    setOpened((before) => [...before.filter((location) => location.parentId !== parentId), ...children]);
  };
  const labelOf = (location: LocationNode | undefined): string => (location ? words.general.placePath(location.path) : words.pickers.unknownLocation);
  return (
    <TreeSelect<Chosen[]>
      {...(id ? { id } : {})}
      multiple
      treeCheckable
      labelInValue
      treeDataSimpleMode
      allowClear
      disabled={disabled || tree.isPending}
      showCheckedStrategy={TreeSelect.SHOW_PARENT}
      treeNodeFilterProp="title"
      treeNodeLabelProp="label"
      placeholder={placeholder}
      notFoundContent={tree.error ? words.pickers.failed : tree.isPending ? words.general.loading : words.pickers.noLocations}
      aria-label={label}
      style={{ width: '100%' }}
      loading={tree.isPending}
      value={tree.isPending ? [] : value.map((locationId) => ({ value: locationId, label: labelOf(known.get(locationId)) }))}
      treeData={[...known.values()].map((location) => ({ id: location.id, pId: location.parentId ?? 0, value: location.id, title: location.name, label: labelOf(location), isLeaf: location.childCount === 0 }))}
      loadData={({ value: parentId }) => load(Number(parentId))}
      onChange={(chosen) => onChange?.(chosen.map((each) => each.value))}
    />
  );
}

function loadChildren(client: QueryClient, parentId: number | null): Promise<LocationNode[]> {
  return client.fetchQuery({ queryKey: keys.locationChildren(parentId), queryFn: () => call('GET /locations', { query: parentId === null ? {} : { parentId } }), staleTime: 60_000 });
}

/** The roots, and every branch down to what is chosen: a tree knows nothing of a place whose branch it has not got. */
async function loadAround(client: QueryClient, chosen: readonly number[]): Promise<LocationNode[]> {
  const branches = new Set<number | null>([null]);
  for (const locationId of chosen) {
    let at: number | null = locationId;
    while (at !== null) {
      const current: number = at;
      const location: LocationNode | null = await client.fetchQuery({ queryKey: keys.location(current), queryFn: () => call('GET /locations/:id', { params: { id: current } }), staleTime: 60_000 }).catch(forgetMissing);
      if (location === null) break;
      branches.add(location.parentId);
      at = location.parentId;
    }
  }
  return (await Promise.all([...branches].map((parentId) => loadChildren(client, parentId)))).flat();
}

/** A place that is gone stays in the list, to be taken out by somebody. */
function forgetMissing(error: unknown): null {
  if (isProblem(error, 'not-found')) return null;
  throw error;
}
