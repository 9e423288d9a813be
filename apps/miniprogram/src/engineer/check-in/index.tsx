import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { JobDetail } from '@scanfix/shared-types';
import { useState } from 'react';
import { ProblemError } from '@/api/failures';
import { Button } from '@/components/button';
import { Card, LinkRow } from '@/components/card';
import { Icon } from '@/components/icon';
import { Failure, Notice, Skeleton } from '@/components/states';
import { useScanner } from '@/components/use-scanner';
import { device, DeviceError, type Fix } from '@/device';
import type { JobStep } from '@/field-work/job-step';
import { locateNow } from '@/field-work/position-reports';
import { corrected } from '@/field-work/queue';
import { changeQueue } from '@/field-work/queue-store';
import { sendSteps, takeStep } from '@/field-work/sender';
import { useFieldQueue } from '@/field-work/use-field-work';
import { useWords, type Words } from '@/i18n';
import { distance, placeText } from '@/i18n/format';
import { failureText } from '@/i18n/wording';
import { goBackTo } from '@/navigation/navigation';
import { distanceMeters } from '@/places/coordinates';
import { engineerScreen } from '../components/engineer-screen';
import { WaitingBanner } from '../components/waiting-banner';
import { stopText } from '../job/unsent-card';
import { useJob } from '../job/use-job';
import styles from './index.module.scss';
import { ManualSheet } from './manual-sheet';

type CheckInStep = Extract<JobStep, { kind: 'checkIn' }>;
const blank: Omit<CheckInStep, 'method'> = { kind: 'checkIn', coordinates: null, accuracyMeters: null, stickerCode: null, reason: null, photo: null };

/** What the server refuses, with what to do next. */
function refusalText(words: Words, error: unknown): string {
  if (!(error instanceof ProblemError)) return failureText(words, error);
  const { code, context } = error.problem;
  const say = words.fieldWork.checkIn;
  if (code === 'too-far-away') return say.tooFar(distance(words, Number(context?.distanceMeters ?? 0)));
  if (code === 'position-too-inaccurate') return say.tooInaccurate(Math.round(Number(context?.accuracyMeters ?? 0)));
  if (code === 'wrong-sticker') return say.wrongSticker;
  if (code === 'place-unknown') return say.noPlace;
  return failureText(words, error);
}

function locateFailureText(words: Words, error: unknown): string {
  const say = words.fieldWork.checkIn;
  const refused = error instanceof DeviceError && (error.failure === 'permission-refused' || error.failure === 'privacy-refused');
  if (!refused) return failureText(words, error);
  return device.knowsPerson() ? say.refused : say.refusedBrowser;
}

/** Without a network the phone itself must know what will be refused: later nobody stands at the device any more. */
function refusedAtOnce(words: Words, job: JobDetail, step: CheckInStep, away: number | null): string | null {
  if (device.isOnline()) return null;
  const say = words.fieldWork.checkIn;
  if (step.method === 'geofence' && away !== null && away > job.geofenceMeters + (step.accuracyMeters ?? 0)) return say.tooFar(distance(words, away));
  const sticker = job.asset?.stickerCode;
  if (step.method === 'sticker' && sticker && sticker !== step.stickerCode) return say.wrongSticker;
  return null;
}

function CheckIn({ job }: { job: JobDetail }) {
  const words = useWords();
  const say = words.fieldWork.checkIn;
  const queue = useFieldQueue();
  const scan = useScanner();
  const [busy, setBusy] = useState<'locate' | 'send' | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [measured, setMeasured] = useState<Fix | null>(null);
  const [manual, setManual] = useState(false);
  const { visitId, coordinates: target } = job;
  const stop = queue.stopped[visitId];
  const earlier = stop && queue.entries.some(({ key, step }) => key === stop.key && step.kind === 'checkIn') ? stop : null;
  const away = measured && target ? distanceMeters(measured.coordinates, target) : null;

  const send = async (step: CheckInStep, from: number | null): Promise<void> => {
    const known = refusedAtOnce(words, job, step, from);
    setRefusal(known);
    if (known) return;
    setBusy('send');
    try {
      if (earlier) {
        // It was taken below ground and refused above: another way, at the same time.
        changeQueue((before) => corrected(before, visitId, step, device.randomId(), Date.now()));
        void sendSteps();
        goBackTo('/engineer/job/index', { id: String(visitId) });
        return;
      }
      const { kind } = await takeStep(visitId, step);
      device.toast(kind === 'sent' ? words.fieldWork.done.checkIn : words.fieldWork.kept);
      goBackTo('/engineer/job/index', { id: String(visitId) });
    } catch (error) {
      setRefusal(refusalText(words, error));
    }
    setBusy(null);
  };
  const byPlace = async (): Promise<void> => {
    setBusy('locate');
    setRefusal(null);
    try {
      const fix = await locateNow();
      setMeasured(fix);
      await send({ ...blank, method: 'geofence', coordinates: fix.coordinates, accuracyMeters: fix.accuracyMeters }, target ? distanceMeters(fix.coordinates, target) : null);
    } catch (error) {
      setRefusal(locateFailureText(words, error));
    }
    setBusy(null);
  };
  const bySticker = (): void => scan((scanned) => {
    if (scanned.kind === 'sticker') void send({ ...blank, method: 'sticker', stickerCode: scanned.code }, null);
    else setRefusal(say.wrongSticker);
  });
  const where = [job.place ? placeText(job.place) : null, job.placeText].filter(Boolean).join(' · ');
  return (
    <View>
      {earlier && <Notice icon="alert" tone="warning">{`${say.earlier}：${stopText(words, earlier)}`}</Notice>}
      <Card>
        <Text className={styles.device}>{job.deviceName ?? job.problem}</Text>
        <Text className={styles.where}>{where}</Text>
      </Card>
      <View className={styles.locate}>
        <View className={`${styles.round} ${busy ? styles.busy : ''}`} role="button" aria-disabled={busy !== null} hoverClass={styles.pressed} onClick={() => busy === null && void byPlace()}>
          <Icon name="place" size="huge" />
          <Text className={styles.roundText}>{busy === 'locate' ? say.locating : say.locate}</Text>
        </View>
        <Text className={styles.hint}>{target ? say.locateHint(job.geofenceMeters) : say.noPlace}</Text>
        {measured && (
          <Text className={styles.hint}>
            {away === null ? say.accuracy(Math.round(measured.accuracyMeters ?? 0)) : say.measured(distance(words, away), Math.round(measured.accuracyMeters ?? 0))}
          </Text>
        )}
      </View>
      {refusal && <Notice icon="alert" tone="bad">{refusal}</Notice>}
      <Card>
        <LinkRow icon="scan" title={say.scan} text={say.scanHint} onClick={bySticker} />
        <LinkRow icon="camera" title={say.manual} text={say.manualHint} onClick={() => setManual(true)} />
      </Card>
      {manual && (
        <ManualSheet
          busy={busy !== null}
          onClose={() => setManual(false)}
          onSubmit={(reason, photo) => void send({ ...blank, method: 'manual', reason, photo, coordinates: measured?.coordinates ?? null, accuracyMeters: measured?.accuracyMeters ?? null }, null).then(() => setManual(false))}
        />
      )}
    </View>
  );
}

function CheckInPage() {
  const words = useWords();
  const { params } = useRouter();
  const { job, readAt, error, reload } = useJob(Number(params.id));
  if (!job) return error ? <Failure error={error} onRetry={() => void reload()} /> : <Skeleton cards={1} />;
  const mayNot = !job.availableActions.includes('checkIn') && job.stage === 'ended';
  return (
    <View>
      <WaitingBanner readAt={readAt} visitId={job.visitId} />
      {mayNot ? <Notice icon="info">{words.fieldWork.ended}</Notice> : <CheckIn job={job} />}
      {mayNot && <Button wide look="secondary" onClick={() => goBackTo('/engineer/job/index', { id: String(job.visitId) })}>{words.general.back}</Button>}
    </View>
  );
}

export default engineerScreen(CheckInPage, (words) => words.fieldWork.checkIn.title);
