import { Text, View } from '@tarojs/components';
import { maskPhone, type JobDetail } from '@scanfix/shared-types';
import { useState } from 'react';
import { Fact } from '@/components/card';
import { MediaGallery } from '@/components/media-gallery';
import { useWords } from '@/i18n';
import { exactTime, preferredTime } from '@/i18n/format';
import { Fold } from '../components/fold';
import styles from './index.module.scss';

/** What was reported. The number is masked until tapped, and is not needed to call. */
export function FactsFold({ job }: { job: JobDetail }) {
  const words = useWords();
  const say = words.fieldWork.job;
  const [phoneShown, setPhoneShown] = useState(false);
  return (
    <Fold icon="pencil" title={say.facts} hint={job.description} open={job.stage !== 'ended'}>
      <Text className={styles.description}>{job.description}</Text>
      {job.attachments.length > 0 && <View className={styles.below}><MediaGallery attachments={job.attachments} /></View>}
      <View className={styles.below}>
        <Fact name={say.contact}>
          <Text onClick={() => setPhoneShown(!phoneShown)} aria-label={words.progress.showPhone}>{`${job.contact.name} ${phoneShown ? job.contact.phone : maskPhone(job.contact.phone)}`}</Text>
        </Fact>
        {job.urgency !== 'normal' && <Fact name={say.urgency}><Text className={styles.bad}>{words.tickets.urgencies[job.urgency]}</Text></Fact>}
        {job.preferredTime && <Fact name={say.preferred}><Text>{preferredTime(words, job.preferredTime)}</Text></Fact>}
        {job.plannedFrom && <Fact name={say.planned}><Text>{exactTime(words, job.plannedFrom)}</Text></Fact>}
      </View>
    </Fold>
  );
}
