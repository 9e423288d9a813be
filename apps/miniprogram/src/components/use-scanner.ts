import { device, DeviceError } from '@/device';
import { useWords } from '@/i18n';
import { failureText } from '@/i18n/wording';
import { parseScanResult, type Scanned } from '@/stickers/scanned';

/** Scans and says what it was; refusals and foreign codes are explained, cancelling is silent. */
export function useScanner(): (onScanned: (scanned: Exclude<Scanned, { kind: 'foreign' }>) => void) => void {
  const words = useWords();
  return (onScanned) => {
    void device.scan(words.device).then((code) => {
      const scanned = parseScanResult(code);
      if (scanned.kind === 'foreign') device.toast(words.home.notOurs);
      else onScanned(scanned);
    }).catch((error: unknown) => {
      const failure = error instanceof DeviceError ? error.failure : 'failed';
      if (failure === 'cancelled') return;
      const refused = failure === 'permission-refused';
      const refusedWords = device.knowsPerson() ? words.failures.cameraRefused : words.failures.cameraRefusedBrowser;
      device.toast(refused ? refusedWords : failureText(words, error));
    });
  };
}
