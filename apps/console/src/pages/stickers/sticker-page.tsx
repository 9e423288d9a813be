import { CopyOutlined, DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import type { StickerDetail } from '@scanfix/shared-types';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Typography } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { call, download } from '../../api/call';
import { keys } from '../../api/keys';
import { pathOf, spokenCode } from '../../components/format';
import { Facts, Loaded, Page, pageStyles, Panel } from '../../components/page';
import { useProblemMessage } from '../../components/problem-notice';
import { QrImage } from '../../components/qr-image';
import { saveFile } from '../../components/save-file';
import { StickerStatusMark } from '../../components/state-marks';
import { TimeText } from '../../components/time-text';
import { useWords } from '../../i18n';
import { ScanChart } from './scan-chart';
import { SheetDialog } from './sheet-dialog';
import { StickerActions } from './sticker-actions';

export default function StickerPage() {
  const words = useWords();
  const id = Number(useParams().id);
  const query = useQuery({ queryKey: keys.sticker(id), queryFn: () => call('GET /stickers/:id', { params: { id } }) });
  return <Loaded query={query} notFound={words.stickers.notFound}>{(sticker) => <StickerView sticker={sticker} />}</Loaded>;
}

function StickerView({ sticker }: { sticker: StickerDetail }) {
  const words = useWords();
  return (
    <Page
      backTo="/stickers"
      title={<span style={{ display: 'inline-flex', gap: 12, alignItems: 'center', flexWrap: 'wrap' }}><span style={{ fontFamily: 'var(--mono)' }}>{spokenCode(sticker.code)}</span> <StickerStatusMark status={sticker.status} /></span>}
      extra={<StickerActions sticker={sticker} />}
    >
      <div className={pageStyles.columns}>
        <div>
          <Panel>
            <Facts
              facts={[
                [words.stickers.boundTo, <BoundTo key="b" sticker={sticker} />],
                [words.stickers.url, <Typography.Text key="u" copyable={{ icon: <CopyOutlined />, tooltips: [words.general.copy, words.general.copied] }} style={{ overflowWrap: 'anywhere' }}>{sticker.url}</Typography.Text>],
                [words.stickers.columns.batch, sticker.batchId ? <Link key="l" to={`/stickers?batchId=${sticker.batchId}`}>{words.stickers.batch(sticker.batchId)}</Link> : null],
                [words.stickers.columns.createdAt, <TimeText key="c" at={sticker.createdAt} />],
                [words.stickers.columns.lastScan, sticker.lastScannedAt ? <TimeText key="s" at={sticker.lastScannedAt} /> : words.stickers.neverScanned],
              ]}
            />
          </Panel>
          <Panel title={words.stickers.scansChart} extra={<span className={pageStyles.hint}>{words.stickers.scanTotal(sticker.scanCount)}</span>}>
            <ScanChart days={sticker.scansByDay} />
          </Panel>
          <Panel title={words.stickers.history}>
            <History sticker={sticker} />
          </Panel>
        </div>
        <Panel>
          <div style={{ display: 'grid', gap: 16, justifyItems: 'center' }}>
            <QrImage text={sticker.url} alt={spokenCode(sticker.code)} size={220} />
            <Images sticker={sticker} />
          </div>
        </Panel>
      </div>
    </Page>
  );
}

function BoundTo({ sticker }: { sticker: StickerDetail }) {
  const words = useWords();
  if (sticker.asset) return <Link to={`/assets/${sticker.asset.id}`}>{sticker.asset.name}</Link>;
  if (sticker.location) return <Link to={`/locations?id=${sticker.location.id}`}>{pathOf(sticker.location, words)}</Link>;
  return <span className={pageStyles.hint}>{words.stickers.notBound}</span>;
}

function Images({ sticker }: { sticker: StickerDetail }) {
  const words = useWords();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const [printing, setPrinting] = useState(false);
  const image = useMutation({
    mutationFn: (format: 'png' | 'svg' | 'wxacode') => download('GET /stickers/:id/image', { params: { id: sticker.id }, query: { format } }),
    onSuccess: saveFile,
    onError: (error) => void message.error(wordFor(error)),
  });
  const labels = { png: words.stickers.singlePng, svg: words.stickers.singleSvg, wxacode: words.stickers.wxacodePng };
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, justifyContent: 'center' }}>
      {(['png', 'svg', 'wxacode'] as const).map((format) => (
        <Button key={format} icon={<DownloadOutlined />} loading={image.isPending && image.variables === format} onClick={() => image.mutate(format)}>
          {labels[format]}
        </Button>
      ))}
      <Button icon={<PrinterOutlined />} onClick={() => setPrinting(true)}>{words.stickers.print}</Button>
      <SheetDialog source={printing ? { ids: [sticker.id], count: 1 } : null} onClose={() => setPrinting(false)} />
    </div>
  );
}

function History({ sticker }: { sticker: StickerDetail }) {
  const words = useWords();
  return (
    <ol style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 12 }}>
      {[...sticker.history].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).map((entry) => (
        <li key={`${entry.action}-${entry.at}`}>
          <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
            <b>{words.stickerActions[entry.action]}</b>
            <span>{entry.assetName ?? (entry.locationPath ? words.general.placePath(entry.locationPath) : '')}</span>
            <span className={pageStyles.hint} style={{ marginLeft: 'auto' }}><TimeText at={entry.at} /></span>
          </div>
          <div className={pageStyles.hint}>{[entry.actorName ? words.stickers.by(entry.actorName) : null, entry.reason].filter(Boolean).join(' · ')}</div>
        </li>
      ))}
    </ol>
  );
}
