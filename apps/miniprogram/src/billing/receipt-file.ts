import { device, type LocalFile } from '@/device';
import type { MoneyAccess } from './money-access';

const storageKey = 'receipt-file';

/** Fetched anew each time, for a refund changes it; the phone keeps no more than the last one. */
export async function showReceiptFile(access: Pick<MoneyAccess, 'receiptFile'>, name: string): Promise<void> {
  const file = await device.fetchDocument({ ...(await access.receiptFile()), name });
  const before = device.load<LocalFile>(storageKey);
  device.save(storageKey, file);
  if (before) await device.discardFile(before);
  await device.showDocument(file);
}
