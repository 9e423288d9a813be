import { useDidShow, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { NoAnswerError, problemCodeOf } from '@/api/failures';
import { Button } from '@/components/button';
import { screen } from '@/components/screen';
import { Failure, Skeleton } from '@/components/states';
import { useLoaded } from '@/components/use-loaded';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { open } from '@/navigation/navigation';
import { loadScanView } from '@/stickers/scan-view';
import { parseScanQuery } from '@/stickers/scanned';
import { DeadSticker, type DeadReason } from './dead-sticker';
import { LiveSticker } from './live-sticker';

const deadReasons: Partial<Record<string, DeadReason>> = { 'not-found': 'unknown', 'sticker-code-malformed': 'malformed', 'sticker-lost': 'lost', 'sticker-void': 'void' };

function Scan() {
  const words = useWords();
  const { params } = useRouter();
  const [scanned] = useState(() => parseScanQuery(params));
  const code = scanned.kind === 'sticker' ? scanned.code : null;
  const { value, error, loading, reload } = useLoaded(code, () => loadScanView(code ?? ''));
  useDidShow(() => {
    if (code && value) void reload();
  });

  if (!code) return <DeadSticker reason={scanned.kind === 'malformed' ? 'malformed' : 'unknown'} code={scanned.kind === 'malformed' ? scanned.text : null} view={null} />;
  if (!value && loading) return <Skeleton />;
  if (!value) {
    const dead = deadReasons[problemCodeOf(error) ?? ''];
    if (dead) return <DeadSticker reason={dead} code={code} view={null} />;
    return (
      <Failure error={error} onRetry={() => void reload()}>
        {error instanceof NoAnswerError && !device.isOnline() && <Button onClick={() => open('/pages/report/index', { code })}>{words.scan.report}</Button>}
      </Failure>
    );
  }
  const { view, stale } = value;
  if (view.status !== 'bound') return <DeadSticker reason={view.status} code={code} view={view} />;
  return <LiveSticker view={view} stale={stale} />;
}

export default screen(Scan, { title: (words) => words.scan.title });
