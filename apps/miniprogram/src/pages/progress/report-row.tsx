import { useState } from 'react';
import { LinkRow } from '@/components/card';
import { device, type LocalFile } from '@/device';
import { useWords } from '@/i18n';
import { failureText } from '@/i18n/wording';
import type { TicketAccess } from './ticket-access';

const storageKey = 'service-report';

/** Fetched anew each time, for work may have been redone; the phone keeps no more than the last one. */
async function showReport(access: TicketAccess, name: string): Promise<void> {
  const file = await device.fetchDocument({ ...(await access.report()), name });
  const before = device.load<LocalFile>(storageKey);
  device.save(storageKey, file);
  if (before) await device.discardFile(before);
  await device.showDocument(file);
}

export function ReportRow({ access, number }: { access: TicketAccess; number: string }) {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const show = (): void => {
    if (busy) return;
    setBusy(true);
    void showReport(access, words.visit.reportFile(number))
      .catch((error: unknown) => device.toast(failureText(words, error)))
      .finally(() => setBusy(false));
  };
  return <LinkRow icon="document" title={words.visit.report} text={words.visit.reportText} onClick={show} />;
}
