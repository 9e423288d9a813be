import { Image, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { unsignedReasons, type JobDetail, type UnsignedReason } from '@scanfix/shared-types';
import { useState } from 'react';
import { BottomBar } from '@/components/bottom-bar';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Chips } from '@/components/chips';
import { Field, TextField } from '@/components/field';
import { SignaturePad } from '@/components/signature-pad';
import { Failure, Message, Notice, Skeleton } from '@/components/states';
import { device, type LocalFile } from '@/device';
import { waitingRecord } from '@/field-work/foresee';
import type { JobStep } from '@/field-work/job-step';
import { corrected, entriesOf } from '@/field-work/queue';
import { changeQueue } from '@/field-work/queue-store';
import { sendSteps, takeStep } from '@/field-work/sender';
import { useFieldQueue } from '@/field-work/use-field-work';
import { useWords } from '@/i18n';
import { failureText, fieldText } from '@/i18n/wording';
import { goBackTo, open, replace } from '@/navigation/navigation';
import { engineerScreen } from '../components/engineer-screen';
import { holdsUp, useJobMoney } from '../components/use-job-money';
import { useOnline } from '../components/use-online';
import { WaitingBanner } from '../components/waiting-banner';
import { usePreview, WorkFacts } from '../components/work-facts';
import { useJob } from '../job/use-job';
import styles from './index.module.scss';

type CompleteStep = Extract<JobStep, { kind: 'complete' }>;

/** The requester reads what was done and signs; or why nobody signs. */
function Finish({ job }: { job: JobDetail }) {
  const words = useWords();
  const say = words.fieldWork.finish;
  const queue = useFieldQueue();
  const { visitId } = job;
  const waiting = waitingRecord(entriesOf(queue, visitId));
  const [signer, setSigner] = useState(job.contact.name);
  const [picture, setPicture] = useState<LocalFile | null>(null);
  const [reason, setReason] = useState<UnsignedReason | null>(null);
  const [signing, setSigning] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const preview = usePreview(picture);
  const money = useJobMoney(visitId, job.fetchedAt);
  const online = useOnline();
  // Without a network nobody knows; then the server says so when the step arrives.
  const hold = online && money.value ? holdsUp(money.value) : null;
  const stop = queue.stopped[visitId];
  const correcting = stop && queue.entries.some(({ key, step }) => key === stop.key && step.kind === 'complete');

  if (!waiting && !job.visit.workLog) {
    return <Message icon="document" title={say.noRecord}><Button onClick={() => replace('/engineer/record/index', { id: String(visitId) })}>{say.writeRecord}</Button></Message>;
  }
  const signed = (file: LocalFile): void => {
    if (picture) void device.discardFile(picture);
    setPicture(file);
    setReason(null);
    setError(null);
    setSigning(false);
    device.scrollTo('finish-signature');
  };
  const hand = async (step: CompleteStep): Promise<void> => {
    if (correcting) {
      changeQueue((before) => corrected(before, visitId, step, device.randomId(), Date.now()));
      void sendSteps();
      return;
    }
    const { kind } = await takeStep(visitId, step);
    device.toast(kind === 'sent' ? words.fieldWork.done.complete : words.fieldWork.kept);
  };
  const complete = async (): Promise<void> => {
    if (!picture && !reason) {
      setError(say.needed);
      return;
    }
    if (picture && signer.trim() === '') {
      setError(fieldText(words, 'required'));
      return;
    }
    setBusy(true);
    try {
      await hand({ kind: 'complete', signature: picture ? { signerName: signer.trim(), image: picture } : null, unsignedReason: picture ? null : reason });
      goBackTo('/engineer/job/index', { id: String(visitId) });
    } catch (failure) {
      setError(failureText(words, failure));
      setBusy(false);
    }
  };
  return (
    <View>
      {/* First, for it is why the button below does nothing. */}
      {hold && <Notice icon="money" tone="warning" onClick={() => open(hold === 'quote-offered' ? '/engineer/approval/index' : '/engineer/collection/index', { id: String(visitId) })}>{words.quoting.blocks[hold]}</Notice>}
      <Card title={say.summary}><WorkFacts work={waiting} log={job.visit.workLog} standard={job.standard} /></Card>
      <Card>
        <TextField id="finish-signer" label={say.signer} value={signer} onChange={(value) => { setSigner(value); setError(null); }} placeholder={say.signerExample} longest={50} />
        <View className={styles.sign} id="finish-signature">
          {preview && <Image className={styles.signature} src={preview} mode="aspectFit" onClick={() => setSigning(true)} />}
          <Button look={picture ? 'secondary' : 'primary'} icon="pencil" wide onClick={() => setSigning(true)}>{picture ? say.signAgain : say.sign}</Button>
        </View>
      </Card>
      {!picture && (
        <Card title={say.notSigned}>
          <Field id="finish-reason" hint={reason === 'accepts-remotely' ? say.remoteHint : undefined}>
            <Chips choices={unsignedReasons.map((value) => ({ value, text: say.reasons[value] }))} chosen={reason} optional onChoose={(value) => { setReason(value); setError(null); }} />
          </Field>
        </Card>
      )}
      {error && <Notice icon="alert" tone="bad">{error}</Notice>}
      <BottomBar>
        <Button wide icon="check-circle" busy={busy} disabled={hold !== null || (!picture && !reason)} onClick={() => void complete()}>{say.submit}</Button>
      </BottomBar>
      {signing && <SignaturePad title={say.signTitle(job.deviceName ?? job.problem)} onSigned={signed} onClose={() => setSigning(false)} />}
    </View>
  );
}

function FinishPage() {
  const { params } = useRouter();
  const { job, readAt, error, reload } = useJob(Number(params.id));
  if (!job) return error ? <Failure error={error} onRetry={() => void reload()} /> : <Skeleton />;
  return (
    <View>
      <WaitingBanner readAt={readAt} visitId={job.visitId} />
      <Finish job={job} />
    </View>
  );
}

export default engineerScreen(FinishPage, (words) => words.fieldWork.finish.title);
