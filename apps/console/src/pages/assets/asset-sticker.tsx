import type { AssetDetail } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/call';
import { useMay } from '../../api/me';
import { spokenCode } from '../../components/format';
import { pageStyles, Panel } from '../../components/page';
import { QrImage } from '../../components/qr-image';
import { StickerStatusMark } from '../../components/state-marks';
import { useWords } from '../../i18n';
import { BindCodeDialog } from '../stickers/bind-code-dialog';
import { NewBatchDialog } from '../stickers/new-batch-dialog';

export function AssetSticker({ asset }: { asset: AssetDetail }) {
  const words = useWords();
  const mayRead = useMay('sticker:read');
  const mayMake = useMay('sticker:write');
  const mayBind = useMay('sticker:bind');
  const [dialog, setDialog] = useState<'make' | 'bind' | null>(null);
  const code = asset.stickerCode;
  const sticker = useQuery({ queryKey: ['stickers', 'by-code', code], queryFn: () => call('GET /stickers/by-code/:code', { params: { code: code ?? '' } }), enabled: mayRead && code !== null });
  if (code !== null) {
    return (
      <Panel title={words.assets.sticker} extra={sticker.data ? <StickerStatusMark status={sticker.data.status} /> : null}>
        <div style={{ display: 'flex', gap: 16, alignItems: 'center' }}>
          {sticker.data ? <QrImage text={sticker.data.url} alt={words.assets.sticker} size={104} /> : <div style={{ width: 104, height: 104 }} />}
          <div>
            <div className={pageStyles.mono}>{sticker.data ? <Link to={`/stickers/${sticker.data.id}`}>{spokenCode(code)}</Link> : spokenCode(code)}</div>
            {sticker.data ? <div className={pageStyles.hint}>{words.stickers.scanTotal(sticker.data.scanCount)}</div> : null}
          </div>
        </div>
      </Panel>
    );
  }
  if (asset.status === 'retired') return <Panel title={words.assets.sticker}><span className={pageStyles.hint}>{words.assets.noSticker}</span></Panel>;
  return (
    <Panel title={words.assets.sticker}>
      <div>{words.assets.noSticker}</div>
      <p className={pageStyles.hint}>{words.assets.noStickerHint}</p>
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
        {mayMake ? <Button onClick={() => setDialog('make')}>{words.assets.makeSticker}</Button> : null}
        {mayBind ? <Button onClick={() => setDialog('bind')}>{words.assets.bindSticker}</Button> : null}
      </div>
      <NewBatchDialog open={dialog === 'make'} onClose={() => setDialog(null)} assetIds={[asset.id]} suggestedName={asset.name} />
      <BindCodeDialog open={dialog === 'bind'} onClose={() => setDialog(null)} target={{ assetId: asset.id }} targetName={asset.name} />
    </Panel>
  );
}
