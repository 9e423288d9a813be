import type { ScanView } from '@scanfix/shared-types';
import { NoAnswerError } from '@/api/failures';
import { send } from '@/api/transport';
import { device } from '@/device';

const storageKey = 'scan-views';
const remembered = 20;

interface Remembered {
  code: string;
  view: ScanView;
}

/** The last stickers seen, so that a report can be written in a cellar without network. */
function recall(code: string): ScanView | null {
  return (device.load<Remembered[]>(storageKey) ?? []).find((one) => one.code === code)?.view ?? null;
}

function remember(code: string, view: ScanView): void {
  const others = (device.load<Remembered[]>(storageKey) ?? []).filter((one) => one.code !== code);
  device.save(storageKey, [{ code, view }, ...others].slice(0, remembered));
}

/** What a sticker shows. Without an answer, what it showed last time; `stale` says so. */
export async function loadScanView(code: string): Promise<{ view: ScanView; stale: boolean }> {
  try {
    const view = await send('GET /scan/:code', { params: { code } }, null);
    remember(code, view);
    return { view, stale: false };
  } catch (error) {
    const view = error instanceof NoAnswerError ? recall(code) : null;
    if (!view) throw error;
    return { view, stale: true };
  }
}
