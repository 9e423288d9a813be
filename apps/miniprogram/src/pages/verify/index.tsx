import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { ReportVerification } from '@scanfix/shared-types';
import { useState } from 'react';
import { problemCodeOf } from '@/api/failures';
import { send } from '@/api/transport';
import { Button } from '@/components/button';
import { Card, Fact } from '@/components/card';
import { Icon, type IconName } from '@/components/icon';
import { screen } from '@/components/screen';
import { Failure, Message, Skeleton } from '@/components/states';
import { useLoaded } from '@/components/use-loaded';
import { useScanner } from '@/components/use-scanner';
import { useWords, type Words } from '@/i18n';
import { exactTime, spacedNumber } from '@/i18n/format';
import { openScanned } from '@/navigation/navigation';
import { tokenOf } from '@/stickers/scanned';
import styles from './index.module.scss';

interface Verdict {
  tone: 'good' | 'warning' | 'bad';
  icon: IconName;
  title: string;
  text: string;
}

function verdictOf(words: Words, report: ReportVerification): Verdict {
  const { verification: text } = words;
  if (!report.intact) {
    const since = report.brokenAt ? text.brokenAt(exactTime(words, report.brokenAt.at)) : '';
    return { tone: 'bad', icon: 'alert', title: text.altered, text: since + text.faults[report.fault ?? 'event-altered'] };
  }
  if (!report.current) return { tone: 'warning', icon: 'info', title: text.outdated, text: text.outdatedText };
  return { tone: 'good', icon: 'shield', title: text.intact, text: text.intactText };
}

function Verified({ report }: { report: ReportVerification }) {
  const words = useWords();
  const { verification: text } = words;
  const verdict = verdictOf(words, report);
  return (
    <View>
      <View className={`${styles.verdict} ${styles[verdict.tone]}`} role="status">
        <Icon name={verdict.icon} size="huge" />
        <Text className={styles.title}>{verdict.title}</Text>
        <Text className={styles.text}>{verdict.text}</Text>
      </View>
      <Card>
        <Fact name={text.organization}><Text>{report.organizationName}</Text></Fact>
        <Fact name={text.number}><Text selectable>{spacedNumber(report.ticketNumber)}</Text></Fact>
        {report.deviceName && <Fact name={text.device}><Text>{report.deviceName}</Text></Fact>}
        {report.serialNumber && <Fact name={text.serialNumber}><Text selectable>{report.serialNumber}</Text></Fact>}
        {report.engineerName && <Fact name={text.engineer}><Text>{report.engineerName}</Text></Fact>}
        {report.completedAt && <Fact name={text.completedAt}><Text>{exactTime(words, report.completedAt)}</Text></Fact>}
        <Fact name={text.events}><Text>{text.eventCount(report.events)}</Text></Fact>
        <Fact name={text.checkedAt}><Text>{exactTime(words, report.checkedAt)}</Text></Fact>
      </Card>
      <Card title={text.how}><Text className={styles.how}>{text.howText}</Text></Card>
    </View>
  );
}

/** What the QR code of a service report opens, for anybody: does the record still say what it said? */
function Verify() {
  const words = useWords();
  const scan = useScanner();
  const { params } = useRouter();
  const [token] = useState(() => tokenOf('service-report', params));
  const { value, error, loading, reload } = useLoaded(token, () => send('GET /public/service-reports/:token', { params: { token: token ?? '' } }, null));
  if (value) return <Verified report={value} />;
  if (token && loading) return <Skeleton cards={2} />;
  if (token && problemCodeOf(error) !== 'not-found') return <Failure error={error} onRetry={() => void reload()} />;
  return (
    <Message icon="alert" tone="bad" title={words.verification.notFound} text={words.verification.notFoundText}>
      <Button icon="scan" onClick={() => scan(openScanned)}>{words.scan.scanAgain}</Button>
    </Message>
  );
}

export default screen(Verify, { title: (words) => words.verification.title });
