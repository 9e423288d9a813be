import { DownloadOutlined, ImportOutlined, PlusOutlined, QrcodeOutlined } from '@ant-design/icons';
import { assetStatuses, type AssetQuery, type AssetSummary } from '@scanfix/shared-types';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Checkbox, Dropdown, Select } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { call, download } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { CategoryIcon } from '../../components/category-icon';
import { DataList } from '../../components/data-list';
import { pathOf, spokenCode } from '../../components/format';
import { Page, pageStyles as page } from '../../components/page';
import { CategoryPicker, CustomerPicker, LocationPicker } from '../../components/pickers';
import { useProblemMessage } from '../../components/problem-notice';
import { saveFile } from '../../components/save-file';
import { SearchField } from '../../components/search-field';
import { AssetStatusMark, WarrantyMark } from '../../components/state-marks';
import { flag, id, oneOf, text, useUrlFilters } from '../../components/url-filters';
import { usePages } from '../../components/use-pages';
import { useWords, type Words } from '../../i18n';
import { NewBatchDialog } from '../stickers/new-batch-dialog';

const fields = { search: text, categoryId: id, locationId: id, customerId: id, status: oneOf(assetStatuses), withoutSticker: flag };

export default function AssetListPage() {
  const words = useWords();
  const navigate = useNavigate();
  const { filters, change, replaceAll } = useUrlFilters(fields);
  const pages = usePages(keys.assetList(filters), (cursor) => call('GET /assets', { query: { ...filters, cursor } }));
  const [selected, setSelected] = useState<number[]>([]);
  const [making, setMaking] = useState(false);
  const mayWrite = useMay('asset:write');
  const mayImport = useMay('asset:import');
  const mayMakeStickers = useMay('sticker:write');
  const columns = useMemo(() => assetColumns(words), [words]);
  const filtered = Object.keys(filters).length > 0;
  return (
    <Page
      title={words.assets.title}
      extra={
        <>
          <ExportMenu query={filters} />
          {mayImport ? <Button icon={<ImportOutlined />} onClick={() => void navigate('/imports')}>{words.layout.menu.imports}</Button> : null}
          {mayWrite ? <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/assets/new')}>{words.assets.create}</Button> : null}
        </>
      }
    >
      <div className={page.tools}>
        <SearchField value={filters.search} onSearch={(search) => change({ search }, { replace: true })} placeholder={words.assets.searchPlaceholder} width={260} />
        <CategoryPicker value={filters.categoryId ?? null} onChange={(value) => change({ categoryId: value ?? undefined })} placeholder={words.assets.columns.category} style={{ width: 150 }} aria-label={words.assets.columns.category} />
        <LocationPicker value={filters.locationId ?? null} onChange={(value) => change({ locationId: value ?? undefined })} style={{ width: 210 }} aria-label={words.assets.columns.location} />
        <CustomerPicker value={filters.customerId ?? null} onChange={(value) => change({ customerId: value ?? undefined })} style={{ width: 160 }} aria-label={words.assets.fields.customer} />
        <Select
          allowClear
          placeholder={words.assets.columns.status}
          aria-label={words.assets.columns.status}
          value={filters.status ?? null}
          options={assetStatuses.map((value) => ({ value, label: words.assetStatuses[value] }))}
          onChange={(value) => change({ status: value ?? undefined })}
          style={{ width: 130 }}
        />
        <Checkbox checked={filters.withoutSticker ?? false} onChange={({ target }) => change({ withoutSticker: target.checked ? true : undefined })}>
          {words.assets.withoutSticker}
        </Checkbox>
        {filtered ? <Button type="link" onClick={() => replaceAll({})}>{words.general.clearFilters}</Button> : null}
      </div>
      {selected.length > 0 ? (
        <div className={page.tools}>
          <span>{words.assets.selected(selected.length)}</span>
          <Button icon={<QrcodeOutlined />} onClick={() => setMaking(true)}>{words.assets.makeStickersFor}</Button>
          <Button type="text" onClick={() => setSelected([])}>{words.general.clear}</Button>
        </div>
      ) : null}
      <DataList
        pages={pages}
        columns={columns}
        card={(asset) => <AssetCard asset={asset} />}
        label={words.assets.title}
        testId="asset-list"
        onOpen={(asset) => void navigate(`/assets/${asset.id}`)}
        {...(mayMakeStickers ? { selected, onSelect: setSelected } : {})}
        empty={
          filtered
            ? { text: words.assets.emptyFiltered, action: <Button onClick={() => replaceAll({})}>{words.general.clearFilters}</Button> }
            : { title: words.assets.emptyTitle, text: words.assets.emptyText, action: mayImport ? <Button type="primary" onClick={() => void navigate('/imports')}>{words.layout.menu.imports}</Button> : null }
        }
      />
      <NewBatchDialog open={making} onClose={() => setMaking(false)} assetIds={selected} onCreated={() => setSelected([])} />
    </Page>
  );
}

function assetColumns(words: Words) {
  return [
    { key: 'name', title: words.assets.columns.name, render: (_value: unknown, asset: AssetSummary) => <Link to={`/assets/${asset.id}`}>{asset.name}</Link> },
    { key: 'serialNumber', title: words.assets.columns.serialNumber, render: (_value: unknown, asset: AssetSummary) => <span className={page.mono}>{asset.serialNumber}</span> },
    { key: 'category', title: words.assets.columns.category, render: (_value: unknown, { category }: AssetSummary) => <span><CategoryIcon icon={category.icon} /> {category.name}</span> },
    { key: 'model', title: words.assets.columns.model, render: (_value: unknown, { model }: AssetSummary) => (model ? `${model.manufacturer} ${model.name}` : null) },
    { key: 'location', title: words.assets.columns.location, render: (_value: unknown, asset: AssetSummary) => <span className={page.clip} title={pathOf(asset.location, words)}>{pathOf(asset.location, words)}</span> },
    { key: 'status', title: words.assets.columns.status, render: (_value: unknown, asset: AssetSummary) => <AssetStatusMark status={asset.status} /> },
    { key: 'warranty', title: words.assets.columns.warranty, render: (_value: unknown, asset: AssetSummary) => <WarrantyMark warranty={asset.warranty} /> },
    { key: 'sticker', title: words.assets.columns.sticker, render: (_value: unknown, { stickerCode }: AssetSummary) => (stickerCode ? <span className={page.mono}>{spokenCode(stickerCode)}</span> : <span className={page.hint}>{words.general.none}</span>) },
  ];
}

function AssetCard({ asset }: { asset: AssetSummary }) {
  const words = useWords();
  return (
    <>
      <div className={page.cardTop}>
        <Link to={`/assets/${asset.id}`} className={page.cardTitle}>{asset.name}</Link>
        <AssetStatusMark status={asset.status} />
      </div>
      <div className={page.cardLine}>
        <span>{asset.category.name}</span>
        {asset.serialNumber ? <span className={page.mono}>{asset.serialNumber}</span> : null}
        <span>{pathOf(asset.location, words)}</span>
        <WarrantyMark warranty={asset.warranty} />
      </div>
    </>
  );
}

function ExportMenu({ query }: { query: AssetQuery }) {
  const words = useWords();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const fetchFile = useMutation({
    mutationFn: (format: 'xlsx' | 'csv') => download('GET /assets/export', { query: { ...query, format } }),
    onSuccess: saveFile,
    onError: (error) => void message.error(wordFor(error)),
  });
  return (
    <Dropdown trigger={['click']} menu={{ items: (['xlsx', 'csv'] as const).map((key) => ({ key, label: words.assets.exportAs[key] })), onClick: ({ key }) => fetchFile.mutate(key as 'xlsx' | 'csv') }}>
      <Button icon={<DownloadOutlined />} loading={fetchFile.isPending} title={words.assets.exportHint}>{words.assets.export}</Button>
    </Dropdown>
  );
}
