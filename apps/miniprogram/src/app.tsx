import { usePageNotFound } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { useEffect } from 'react';
import { device } from '@/device';
import { startFieldWork } from '@/field-work/start';
import { setTimeZone, spacedNumber } from '@/i18n/format';
import { words } from '@/i18n';
import { goBack, openFromHost, openTab } from '@/navigation/navigation';
import { onReportSent, startOutbox } from '@/reporting/outbox-sender';
import { currentSession, onSessionChange } from '@/session/session';
import { parseScanResult } from '@/stickers/scanned';
import './app.scss';

async function start(): Promise<void> {
  await device.ready();
  const followOrganization = (): void => {
    const session = currentSession();
    if (session) setTimeZone(session.me.organization.timeZone);
  };
  followOrganization();
  onSessionChange(followOrganization);
  device.onHostNavigation((request) => {
    if (request === 'back') goBack();
    else openFromHost(request.open, (text) => parseScanResult({ result: text }));
  });
  onReportSent((_entry, { ticket }) => device.toast(words().myReports.sentLater(spacedNumber(ticket.number))));
  startOutbox();
  startFieldWork();
}

export default function App({ children }: PropsWithChildren) {
  // An old link, or one that was cut off.
  usePageNotFound(() => openTab('/pages/home/index'));
  useEffect(() => void start(), []);
  return children;
}
