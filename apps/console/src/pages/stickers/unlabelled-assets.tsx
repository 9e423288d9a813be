import { maximumBatchSize, maximumPageSize, type AssetSummary } from '@scanfix/shared-types';
import { useMutation } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { pathOf } from '../../components/format';
import { pageStyles } from '../../components/page';
import { ProblemNotice } from '../../components/problem-notice';
import { SearchField } from '../../components/search-field';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';

/** Assets without a sticker, to tick; or all of them, as far as one batch reaches. */
export function UnlabelledAssets({ value = [], onChange }: { value?: number[]; onChange?: (ids: number[]) => void }) {
  const words = useWords();
  const [search, setSearch] = useState<string>();
  const query = { withoutSticker: true, search };
  const pages = usePages<AssetSummary>(keys.assetList(query), (cursor) => call('GET /assets', { query: { ...query, cursor } }));
  const all = useMutation({ mutationFn: () => allIds(search), onSuccess: (ids) => onChange?.(ids) });
  return (
    <div>
      <div className={pageStyles.tools}>
        <SearchField value={search} onSearch={setSearch} placeholder={words.assets.searchPlaceholder} width={240} />
        <Button size="small" loading={all.isPending} onClick={() => all.mutate()}>{words.stickers.allWithoutSticker}</Button>
        <span className={pageStyles.hint}>{words.assets.selected(value.length)}</span>
      </div>
      <ProblemNotice error={pages.error ?? all.error} onRetry={pages.retry} />
      <Table<AssetSummary>
        size="small"
        rowKey="id"
        loading={pages.isLoading}
        dataSource={pages.rows}
        pagination={false}
        scroll={{ y: 240 }}
        rowSelection={{ selectedRowKeys: value, onChange: (ids) => onChange?.(ids.map(Number)), preserveSelectedRowKeys: true }}
        columns={[
          { key: 'name', title: words.assets.columns.name, dataIndex: 'name' },
          { key: 'location', title: words.assets.columns.location, render: (_value, asset) => pathOf(asset.location, words) },
        ]}
        footer={() => (pages.hasMore ? <Button size="small" onClick={pages.loadMore} loading={pages.isLoadingMore}>{words.general.loadMore}</Button> : null)}
      />
    </div>
  );
}

async function allIds(search: string | undefined): Promise<number[]> {
  const ids: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await call('GET /assets', { query: { withoutSticker: true, search, limit: maximumPageSize, cursor } });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor && ids.length < maximumBatchSize);
  return ids.slice(0, maximumBatchSize);
}
