import { Text, View } from '@tarojs/components';
import type { AttachmentView, JobDetail } from '@scanfix/shared-types';
import { NoAnswerError } from '@/api/failures';
import { Fact, LinkRow } from '@/components/card';
import { MediaGallery } from '@/components/media-gallery';
import { device, DeviceError } from '@/device';
import { openDocument } from '@/field-work/documents';
import { useWords } from '@/i18n';
import { calendarDate, exactTime, warrantyText, yuan } from '@/i18n/format';
import { failureText } from '@/i18n/wording';
import { Fold } from '../components/fold';
import styles from './index.module.scss';

function Manual({ manual }: { manual: AttachmentView }) {
  const words = useWords();
  const show = async (): Promise<void> => {
    try {
      await openDocument(manual);
    } catch (error) {
      const offline = error instanceof NoAnswerError || (error instanceof DeviceError && error.failure === 'network');
      device.toast(offline ? words.fieldWork.job.manualMissing : failureText(words, error));
    }
  };
  return <LinkRow icon="document" title={manual.name} onClick={() => void show()} />;
}

/** The device's own file: what it is, its photos and its manuals. */
export function DeviceFold({ job }: { job: JobDetail }) {
  const words = useWords();
  const say = words.fieldWork.job;
  const { asset } = job;
  if (!asset) return null;
  return (
    <Fold icon="wrench" title={say.device} hint={[asset.name, asset.model?.name].filter(Boolean).join(' · ')}>
      <Fact name={words.progress.device}><Text>{asset.name}</Text></Fact>
      {asset.model && <Fact name={say.model}><Text>{`${asset.model.manufacturer} ${asset.model.name}`}</Text></Fact>}
      {asset.serialNumber && <Fact name={say.serialNumber}><Text selectable>{asset.serialNumber}</Text></Fact>}
      <Fact name={say.warranty}><Text>{warrantyText(words, asset.warranty)}</Text></Fact>
      {asset.customer && <Fact name={say.customer}><Text>{asset.customer.name}</Text></Fact>}
      {asset.installedOn && <Fact name={say.installedOn}><Text>{calendarDate(words, asset.installedOn)}</Text></Fact>}
      {asset.note && <Fact name={say.note}><Text>{asset.note}</Text></Fact>}
      {asset.photos.length > 0 && <View className={styles.below}><MediaGallery attachments={asset.photos} /></View>}
      {asset.manuals.length > 0 && <View className={styles.below}>{asset.manuals.map((manual) => <Manual key={manual.id} manual={manual} />)}</View>}
    </Fold>
  );
}

/** What was wrong with it before, and what helped. */
export function HistoryFold({ job }: { job: JobDetail }) {
  const words = useWords();
  const say = words.fieldWork.job;
  if (!job.asset) return null;
  const [latest] = job.deviceHistory;
  return (
    <Fold icon="clock" title={say.deviceHistory(job.deviceHistory.length)} hint={latest ? [latest.problem, latest.action].filter(Boolean).join(' → ') : say.noHistory}>
      {job.deviceHistory.length === 0 && <Text className={styles.hint}>{say.noHistory}</Text>}
      {job.deviceHistory.map((visit) => (
        <View key={visit.ticketNumber + visit.at} className={styles.past}>
          <View className={styles.pastHead}><Text className={styles.strong}>{visit.problem}</Text><Text className={styles.hint}>{exactTime(words, visit.at)}</Text></View>
          {visit.cause && <Text>{`${words.fieldWork.record.cause}：${visit.cause}`}</Text>}
          {visit.action && <Text>{`${words.fieldWork.record.action}：${visit.action}`}</Text>}
          {visit.parts.length > 0 && <Text>{say.replaced(visit.parts.join('、'))}</Text>}
          {visit.engineerName && <Text className={styles.hint}>{say.by(visit.engineerName)}</Text>}
        </View>
      ))}
    </Fold>
  );
}

export function PartsFold({ job }: { job: JobDetail }) {
  const words = useWords();
  if (job.likelyParts.length === 0 || job.stage === 'ended') return null;
  return (
    <Fold icon="other" title={words.fieldWork.job.parts} hint={job.likelyParts.map(({ name }) => name).join('、')}>
      {job.likelyParts.map((part) => (
        <View key={part.id} className={styles.part}>
          <View className={styles.grow}><Text>{part.name}</Text><View><Text className={styles.hint}>{part.code}</Text></View></View>
          <Text className={styles.hint}>{`${yuan(part.priceFen)} / ${part.unit}`}</Text>
        </View>
      ))}
    </Fold>
  );
}
