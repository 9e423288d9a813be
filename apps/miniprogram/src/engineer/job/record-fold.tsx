import { Text, View } from '@tarojs/components';
import type { JobDetail } from '@scanfix/shared-types';
import { Fact, LinkRow } from '@/components/card';
import { MediaGallery } from '@/components/media-gallery';
import { device } from '@/device';
import { openServiceReport } from '@/field-work/documents';
import type { RecordedWork } from '@/field-work/job-step';
import { useWords } from '@/i18n';
import { failureText } from '@/i18n/wording';
import { Fold } from '../components/fold';
import { WorkFacts } from '../components/work-facts';
import styles from './index.module.scss';

/** What was found and done: as the server has it, or as it waits on the phone. */
export function RecordFold({ job, waiting }: { job: JobDetail; waiting: RecordedWork | null }) {
  const words = useWords();
  const say = words.fieldWork.job;
  const { workLog, signature } = job.visit;
  if (!workLog && !waiting) return null;
  return (
    <Fold icon="document" title={say.record} hint={waiting ? say.recordWaiting : workLog?.action} open>
      {waiting && <Text className={styles.warning}>{say.recordWaiting}</Text>}
      <WorkFacts work={waiting} log={workLog} standard={job.standard} />
      {signature && <Fact name={words.fieldWork.finish.signer}><Text>{say.signedBy(signature.signerName)}</Text></Fact>}
      {signature?.image && <View className={styles.below}><MediaGallery attachments={[signature.image]} /></View>}
    </Fold>
  );
}

export function ReportRow({ job }: { job: JobDetail }) {
  const words = useWords();
  const show = async (): Promise<void> => {
    try {
      await openServiceReport(job.visitId, `${job.ticketNumber}.pdf`);
    } catch (error) {
      device.toast(device.isOnline() ? failureText(words, error) : words.fieldWork.job.reportNeedsNetwork);
    }
  };
  return <LinkRow icon="document" title={words.fieldWork.job.report} onClick={() => void show()} />;
}
