import { DownloadOutlined } from '@ant-design/icons';
import { labelLayouts, type LabelLayout } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Radio, Select, Skeleton } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { download } from '../../api/call';
import { pageStyles } from '../../components/page';
import { ProblemNotice } from '../../components/problem-notice';
import { saveFile } from '../../components/save-file';
import { useDelayed } from '../../components/use-delayed';
import { useNarrow } from '../../components/use-narrow';
import { useStored } from '../../components/use-stored';
import { useWords } from '../../i18n';
import styles from './sheet-dialog.module.css';

/** What to print: a whole batch, or chosen stickers. */
export interface SheetSource {
  batchId?: number;
  ids?: number[];
  count: number | null;
}

const layouts = Object.keys(labelLayouts) as LabelLayout[];

export function SheetDialog({ source, onClose }: { source: SheetSource | null; onClose: () => void }) {
  const words = useWords();
  return (
    <Modal open={source !== null} onCancel={onClose} footer={null} title={words.stickers.sheetTitle} width={980} destroyOnHidden style={{ top: 24 }}>
      {source ? <Sheet source={source} /> : null}
    </Modal>
  );
}

function Sheet({ source }: { source: SheetSource }) {
  const words = useWords();
  const narrow = useNarrow();
  const [layout, setLayout] = useStored<LabelLayout>('scanfix.label-layout', 'a4-24-70x37', isLayout);
  const [start, setStart] = useState(1);
  const [code, setCode] = useState<'qr' | 'wxacode'>('qr');
  // People count labels from one; the API wants to know how many are used already.
  const query = { layout, start: start - 1, code, ...(source.batchId ? { batchId: source.batchId } : { ids: (source.ids ?? []).join(',') }) };
  const file = useQuery({ queryKey: ['sticker-sheet', query], queryFn: ({ signal }) => download('GET /stickers/sheet', { query, signal }), staleTime: Infinity, gcTime: 60_000, retry: false });
  const url = useObjectUrl(file.data?.blob);
  const waiting = useDelayed(file.isFetching, 200);
  return (
    <div className={styles.sheet}>
      <div>
        {source.count === null ? null : <p className={pageStyles.hint} style={{ marginTop: 0 }}>{words.stickers.sheetFor(source.count)}</p>}
        <div className={styles.field}>
          <span id="sheet-layout">{words.stickers.layout}</span>
          <Select
            value={layout}
            aria-labelledby="sheet-layout"
            options={layouts.map((value) => ({ value, label: words.labelLayouts[value] }))}
            onChange={(value) => {
              setLayout(value);
              setStart(1);
            }}
          />
        </div>
        <div className={styles.field}>
          <span>{words.stickers.codeKind}</span>
          <Radio.Group optionType="button" value={code} onChange={({ target }) => setCode(target.value as 'qr' | 'wxacode')} options={(['qr', 'wxacode'] as const).map((value) => ({ value, label: words.stickers.codeKinds[value] }))} />
          <span className={pageStyles.hint}>{words.stickers.codeKindHints[code]}</span>
        </div>
        <StartChoice layout={layout} start={start} onStart={setStart} />
        <p className={pageStyles.hint}>{words.stickers.printHint}</p>
        <Button type="primary" icon={<DownloadOutlined />} block disabled={!file.data} loading={file.isFetching} onClick={() => file.data && saveFile(file.data)} data-testid="download-sheet">
          {words.stickers.downloadPdf}
        </Button>
      </div>
      <div className={styles.preview} aria-label={words.stickers.preview} data-testid="sheet-preview" data-ready={url !== null}>
        <ProblemNotice error={file.error} onRetry={() => void file.refetch()} />
        {waiting ? <Skeleton.Node active style={{ width: '100%', height: narrow ? 240 : 560 }} /> : null}
        {url && !waiting ? <iframe src={`${url}#toolbar=0&navpanes=0&view=FitH`} title={words.stickers.preview} className={styles.frame} /> : null}
      </div>
    </div>
  );
}

/** The sheet in small: used labels are skipped by clicking the first free one. */
function StartChoice({ layout, start, onStart }: { layout: LabelLayout; start: number; onStart: (start: number) => void }) {
  const words = useWords();
  const { columns, rows, label } = labelLayouts[layout];
  if (columns * rows === 1) return null;
  return (
    <div className={styles.field}>
      <span>{words.stickers.start}: <b>{start}</b></span>
      <span className={pageStyles.hint}>{words.stickers.startHint}</span>
      <div className={styles.paper} style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }} role="radiogroup" aria-label={words.stickers.start}>
        {Array.from({ length: columns * rows }, (_unused, index) => (
          <button
            key={index}
            type="button"
            role="radio"
            aria-checked={start === index + 1}
            aria-label={String(index + 1)}
            className={`${styles.label} ${index + 1 < start ? styles.used : ''} ${index + 1 === start ? styles.first : ''}`}
            style={{ aspectRatio: `${label[0]} / ${label[1]}` }}
            onClick={() => onStart(index + 1)}
          />
        ))}
      </div>
    </div>
  );
}

function useObjectUrl(blob: Blob | undefined): string | null {
  const url = useMemo(() => (blob ? URL.createObjectURL(blob) : null), [blob]);
  useEffect(() => () => {
    if (url) URL.revokeObjectURL(url);
  }, [url]);
  return url;
}

function isLayout(value: unknown): value is LabelLayout {
  return typeof value === 'string' && value in labelLayouts;
}
