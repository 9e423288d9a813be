import { PlusOutlined, PrinterOutlined } from '@ant-design/icons';
import { stickerStatuses, type StickerBatch, type StickerSummary } from '@scanfix/shared-types';
import { Button, Progress, Select, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { DataList } from '../../components/data-list';
import { pathOf, spokenCode, useFormat } from '../../components/format';
import { Page, pageStyles as page } from '../../components/page';
import { SearchField } from '../../components/search-field';
import { StickerStatusMark } from '../../components/state-marks';
import { TimeText } from '../../components/time-text';
import { id, oneOf, text, useUrlFilters } from '../../components/url-filters';
import { usePages } from '../../components/use-pages';
import { useWords, type Words } from '../../i18n';
import { NewBatchDialog, type BatchKind } from './new-batch-dialog';
import { SheetDialog, type SheetSource } from './sheet-dialog';

const fields = { tab: oneOf(['all', 'batches']), search: text, status: oneOf(stickerStatuses), batchId: id, make: oneOf(['blank', 'assets']) };

export default function StickerListPage() {
  const words = useWords();
  const { filters, change } = useUrlFilters(fields);
  const mayMake = useMay('sticker:write');
  const [sheet, setSheet] = useState<SheetSource | null>(null);
  const tab = filters.tab ?? 'all';
  const make = (kind: BatchKind | undefined): void => change({ make: kind === 'chosen' ? undefined : kind }, { replace: true });
  return (
    <Page title={words.stickers.title} extra={mayMake ? <Button type="primary" icon={<PlusOutlined />} onClick={() => make('blank')}>{words.stickers.create}</Button> : null}>
      <Tabs activeKey={tab} onChange={(key) => change({ tab: key as 'all' | 'batches' })} items={(['all', 'batches'] as const).map((key) => ({ key, label: words.stickers.tabs[key] }))} />
      {tab === 'all' ? <Stickers onPrint={setSheet} /> : <Batches onPrint={setSheet} />}
      <NewBatchDialog open={filters.make !== undefined} kind={filters.make ?? 'blank'} onClose={() => make(undefined)} />
      <SheetDialog source={sheet} onClose={() => setSheet(null)} />
    </Page>
  );
}

function Stickers({ onPrint }: { onPrint: (source: SheetSource) => void }) {
  const words = useWords();
  const navigate = useNavigate();
  const { filters, change } = useUrlFilters(fields);
  const [selected, setSelected] = useState<number[]>([]);
  const query = { search: filters.search, status: filters.status, batchId: filters.batchId };
  const pages = usePages(keys.stickerList(query), (cursor) => call('GET /stickers', { query: { ...query, cursor } }));
  const columns = useMemo(() => stickerColumns(words), [words]);
  const filtered = Boolean(filters.search ?? filters.status ?? filters.batchId);
  const clear = (): void => change({ search: undefined, status: undefined, batchId: undefined });
  return (
    <>
      <div className={page.tools}>
        <SearchField value={filters.search} onSearch={(search) => change({ search }, { replace: true })} placeholder={words.stickers.searchPlaceholder} />
        <Select allowClear placeholder={words.stickers.columns.status} aria-label={words.stickers.columns.status} value={filters.status ?? null} options={stickerStatuses.map((value) => ({ value, label: words.stickerStatuses[value] }))} onChange={(value) => change({ status: value ?? undefined })} style={{ width: 130 }} />
        {filtered ? <Button type="link" onClick={clear}>{words.general.clearFilters}</Button> : null}
        {filters.batchId ? <Button icon={<PrinterOutlined />} onClick={() => onPrint({ batchId: filters.batchId as number, count: null })}>{words.stickers.print} · {words.stickers.batch(filters.batchId)}</Button> : null}
        {selected.length > 0 ? <Button type="primary" icon={<PrinterOutlined />} onClick={() => onPrint({ ids: selected, count: selected.length })}>{words.stickers.printSelected(selected.length)}</Button> : null}
      </div>
      <DataList
        pages={pages}
        columns={columns}
        label={words.stickers.title}
        testId="sticker-list"
        onOpen={(sticker) => void navigate(`/stickers/${sticker.id}`)}
        selected={selected}
        onSelect={setSelected}
        card={(sticker) => (
          <>
            <div className={page.cardTop}><Code sticker={sticker} /><StickerStatusMark status={sticker.status} /></div>
            <div className={page.cardLine}>{boundTo(sticker, words) ? <span>{boundTo(sticker, words)}</span> : null}<span>{words.stickers.scanTotal(sticker.scanCount)}</span></div>
          </>
        )}
        empty={filtered ? { text: words.stickers.emptyFiltered, action: <Button onClick={clear}>{words.general.clearFilters}</Button> } : { title: words.stickers.emptyTitle, text: words.stickers.emptyText }}
      />
    </>
  );
}

function stickerColumns(words: Words) {
  return [
    { key: 'code', title: words.stickers.columns.code, render: (_value: unknown, sticker: StickerSummary) => <Code sticker={sticker} /> },
    { key: 'status', title: words.stickers.columns.status, render: (_value: unknown, { status }: StickerSummary) => <StickerStatusMark status={status} /> },
    { key: 'bound', title: words.stickers.columns.boundTo, render: (_value: unknown, sticker: StickerSummary) => <span className={page.clip}>{boundTo(sticker, words)}</span> },
    { key: 'scans', title: words.stickers.columns.scans, align: 'right' as const, render: (_value: unknown, { scanCount }: StickerSummary) => scanCount },
    { key: 'last', title: words.stickers.columns.lastScan, render: (_value: unknown, { lastScannedAt }: StickerSummary) => (lastScannedAt ? <TimeText at={lastScannedAt} /> : <span className={page.hint}>{words.stickers.neverScanned}</span>) },
    { key: 'batch', title: words.stickers.columns.batch, render: (_value: unknown, { batchId }: StickerSummary) => (batchId ? <Link to={`/stickers?batchId=${batchId}`}>{words.stickers.batch(batchId)}</Link> : null) },
    { key: 'created', title: words.stickers.columns.createdAt, render: (_value: unknown, { createdAt }: StickerSummary) => <TimeText at={createdAt} /> },
  ];
}

function Code({ sticker }: { sticker: StickerSummary }) {
  return <Link to={`/stickers/${sticker.id}`} className={page.mono}>{spokenCode(sticker.code)}</Link>;
}

function boundTo(sticker: StickerSummary, words: Words): string {
  return sticker.asset?.name ?? pathOf(sticker.location, words);
}

function Batches({ onPrint }: { onPrint: (source: SheetSource) => void }) {
  const words = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const pages = usePages<StickerBatch>(keys.batches, (cursor) => call('GET /sticker-batches', { query: { cursor } }));
  const open = (batch: StickerBatch): void => void navigate(`/stickers?batchId=${batch.id}`);
  const print = (batch: StickerBatch) => <Button size="small" icon={<PrinterOutlined />} onClick={() => onPrint({ batchId: batch.id, count: batch.size })}>{words.stickers.print}</Button>;
  return (
    <DataList
      pages={pages}
      label={words.stickers.tabs.batches}
      testId="batch-list"
      onOpen={open}
      empty={{ text: words.stickers.batchEmpty }}
      columns={[
        { key: 'name', title: words.stickers.batchColumns.name, render: (_value, batch) => <Link to={`/stickers?batchId=${batch.id}`}>{batch.name}</Link> },
        { key: 'size', title: words.stickers.batchColumns.size, align: 'right', render: (_value, batch) => format.number(batch.size) },
        { key: 'bound', title: words.stickers.batchColumns.bound, width: 220, render: (_value, batch) => <Progress percent={batch.size === 0 ? 0 : Math.round((batch.boundCount / batch.size) * 100)} size="small" format={() => `${batch.boundCount}/${batch.size}`} strokeColor="var(--brand)" /> },
        { key: 'created', title: words.stickers.batchColumns.createdAt, render: (_value, batch) => <TimeText at={batch.createdAt} /> },
        { key: 'print', width: 100, render: (_value, batch) => print(batch) },
      ]}
      card={(batch) => (
        <>
          <div className={page.cardTop}><span className={page.cardTitle}>{batch.name}</span>{print(batch)}</div>
          <div className={page.cardLine}><span>{words.stickers.batchColumns.bound} {batch.boundCount}/{batch.size}</span><TimeText at={batch.createdAt} /></div>
        </>
      )}
    />
  );
}
