import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { JobDetail } from '@scanfix/shared-types';
import { BottomBar } from '@/components/bottom-bar';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { LongTextField } from '@/components/field';
import { Failure, Notice, Skeleton } from '@/components/states';
import { useForeseen } from '@/field-work/use-field-work';
import { useWords } from '@/i18n';
import { engineerScreen } from '../components/engineer-screen';
import { WaitingBanner } from '../components/waiting-banner';
import { useJob } from '../job/use-job';
import { ChecklistCard } from './checklist-card';
import { FindingsCard } from './findings-card';
import { PartsCard } from './parts-card';
import { PhotosCard } from './photos-card';
import { useWork } from './use-work';

function Record({ job: read }: { job: JobDetail }) {
  const words = useWords();
  const say = words.fieldWork.record;
  const job = useForeseen(read);
  const { work, restored, busy, change, errorOf, save } = useWork(job);
  return (
    <View>
      {restored && <Notice>{say.restored}</Notice>}
      <PhotosCard job={job} work={work} onChange={change} />
      <FindingsCard job={job} work={work} errorOf={errorOf} onChange={change} />
      <PartsCard parts={work.parts} likely={job.likelyParts} onChange={change} />
      <ChecklistCard items={job.standard?.checklist ?? []} answers={work.checklist} unanswered={errorOf('checklist') !== null} onChange={change} />
      <Card><LongTextField id="record-note" label={say.note} value={work.note} onChange={(note) => change({ note })} placeholder={say.noteExample} longest={500} /></Card>
      <BottomBar><Button wide busy={busy} onClick={save}>{say.save}</Button></BottomBar>
    </View>
  );
}

function RecordPage() {
  const { params } = useRouter();
  const { job, readAt, error, reload } = useJob(Number(params.id));
  if (!job) return error ? <Failure error={error} onRetry={() => void reload()} /> : <Skeleton />;
  return (
    <View>
      <WaitingBanner readAt={readAt} visitId={job.visitId} />
      <Record job={job} />
    </View>
  );
}

export default engineerScreen(RecordPage, (words) => words.fieldWork.record.title);
