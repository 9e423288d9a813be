import type { LocationNode } from '@scanfix/shared-types';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Skeleton, Tree, type TreeProps } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { pageStyles } from '../../components/page';
import { ProblemNotice, useProblemMessage } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import styles from './locations.module.css';

interface LocationTreeProps {
  search: string | undefined;
  selectedId: number | null;
  onChoose: (location: LocationNode) => void;
  mayMove: boolean;
  onCreate: (() => void) | undefined;
}

interface TreeNode {
  key: number;
  title: React.ReactNode;
  isLeaf: boolean;
  location: LocationNode;
  children?: TreeNode[];
}

/** Branches are loaded when they are opened; a search shows a flat list with whole paths instead. */
export function LocationTree(props: LocationTreeProps) {
  return props.search ? <FoundLocations {...props} search={props.search} /> : <Branches {...props} />;
}

function Branches({ selectedId, onChoose, mayMove, onCreate }: LocationTreeProps) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const [chosen, setOpened] = useState<number[] | null>(null);
  const tree = useQuery({ queryKey: [...keys.locations, 'tree', chosen], queryFn: () => loadTree(chosen), placeholderData: (previous) => previous });
  const move = useMutation({
    mutationFn: ({ location, parentId }: { location: LocationNode; parentId: number | null }) =>
      call('PUT /locations/:id', { params: { id: location.id }, body: { parentId, kind: location.kind, name: location.name, address: location.address, coordinates: location.coordinates } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.locations });
      void message.success(words.locations.moved);
    },
    onError: (error) => void message.error(wordFor(error)),
  });
  const onDrop: TreeProps<TreeNode>['onDrop'] = ({ dragNode, node, dropToGap }) => {
    const parentId = dropToGap ? node.location.parentId : node.location.id;
    if (parentId !== dragNode.location.parentId) move.mutate({ location: dragNode.location, parentId });
  };
  if (tree.error) return <ProblemNotice error={tree.error} onRetry={() => void tree.refetch()} />;
  if (!tree.data) return <Skeleton active title={false} paragraph={{ rows: 6 }} />;
  if (tree.data.nodes.length === 0) {
    return (
      <div>
        <p className={pageStyles.hint}>{words.locations.empty}</p>
        {onCreate ? <Button type="primary" onClick={onCreate}>{words.locations.createRoot}</Button> : null}
      </div>
    );
  }
  return (
    <>
      <Tree<TreeNode>
        blockNode
        showLine
        treeData={titled(tree.data.nodes, words.locations.assetCount)}
        expandedKeys={chosen ?? tree.data.opened}
        onExpand={(open) => setOpened(open.map(Number))}
        selectedKeys={selectedId === null ? [] : [selectedId]}
        onSelect={(_keys, { node }) => onChoose(node.location)}
        draggable={mayMove ? { icon: false } : false}
        onDrop={onDrop}
      />
      {mayMove ? <p className={pageStyles.hint}>{words.locations.dragHint}</p> : null}
    </>
  );
}

function titled(nodes: TreeNode[], countText: (count: number) => string): TreeNode[] {
  return nodes.map((node) => ({
    ...node,
    title: (
      <span className={styles.node}>
        {node.location.name}
        {node.location.assetCount > 0 ? <span className={styles.count}>{countText(node.location.assetCount)}</span> : null}
      </span>
    ),
    ...(node.children ? { children: titled(node.children, countText) } : {}),
  }));
}

/** A few roots are opened before anybody chose to. */
const openedRoots = 5;

/** The roots, and the children of every opened branch. */
async function loadTree(chosen: number[] | null): Promise<{ nodes: TreeNode[]; opened: number[] }> {
  const roots = await call('GET /locations', { query: {} });
  const opened = chosen ?? roots.slice(0, openedRoots).map(({ id }) => id);
  const branches = await Promise.all(opened.map((parentId) => call('GET /locations', { query: { parentId } }).catch(() => [])));
  const childrenOf = new Map(opened.map((parentId, index) => [parentId, branches[index] ?? []]));
  const build = (location: LocationNode): TreeNode => {
    const children = childrenOf.get(location.id);
    return { key: location.id, title: location.name, isLeaf: location.childCount === 0, location, ...(children ? { children: children.map(build) } : {}) };
  };
  return { nodes: roots.filter(({ parentId }) => parentId === null).map(build), opened };
}

function FoundLocations({ search, selectedId, onChoose }: LocationTreeProps & { search: string }) {
  const words = useWords();
  const query = useQuery({ queryKey: keys.locationSearch(search), queryFn: () => call('GET /locations', { query: { search } }) });
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  if (query.data.length === 0) return <span className={pageStyles.hint}>{words.locations.nothingFound}</span>;
  return (
    <ul className={styles.found}>
      {query.data.map((location) => (
        <li key={location.id}>
          <button type="button" className={styles.foundItem} aria-current={location.id === selectedId} onClick={() => onChoose(location)}>
            {words.general.placePath(location.path)}
          </button>
        </li>
      ))}
    </ul>
  );
}
