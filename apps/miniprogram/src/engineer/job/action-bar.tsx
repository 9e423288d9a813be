import { Text, View } from '@tarojs/components';
import type { JobAction, JobDetail } from '@scanfix/shared-types';
import { useState } from 'react';
import { BottomBar } from '@/components/bottom-bar';
import { Button } from '@/components/button';
import { LinkRow } from '@/components/card';
import { Icon, type IconName } from '@/components/icon';
import { Sheet } from '@/components/sheet';
import type { JobStep } from '@/field-work/job-step';
import { recentFix, reportPositionSoon } from '@/field-work/position-reports';
import { useWords } from '@/i18n';
import { open } from '@/navigation/navigation';
import { CommentSheet } from './comment-sheet';
import { HoldSheet } from './hold-sheet';
import styles from './index.module.scss';
import { ReasonSheet } from './reason-sheet';
import { TransferSheet } from './transfer-sheet';
import { useSteps } from './use-steps';

/** A fix of this age still tells where somebody set out. */
const departureFixMilliseconds = 2 * 60_000;

type NextStep = Extract<JobAction, 'accept' | 'depart' | 'checkIn' | 'record' | 'complete' | 'resume'>;
const icons: Record<NextStep, IconName> = { accept: 'check', depart: 'route', checkIn: 'place', record: 'camera', complete: 'check-circle', resume: 'wrench' };

/** 接单 → 出发 → 签到 → 开始记录 → 完成; on hold the way back to work. */
export function nextStep({ availableActions }: Pick<JobDetail, 'availableActions'>, hasRecord: boolean): NextStep | null {
  const may = (action: JobAction): boolean => availableActions.includes(action);
  if (may('complete') && hasRecord) return 'complete';
  const order: NextStep[] = ['accept', 'depart', 'checkIn', 'resume', 'record'];
  return order.find(may) ?? null;
}

type Rest = 'checkIn' | 'record' | 'hold' | 'transfer' | 'cannotComplete' | 'decline' | 'comment';
const restIcons: Record<Rest, IconName> = { checkIn: 'place', record: 'pencil', hold: 'pause', transfer: 'people', cannotComplete: 'alert', decline: 'out', comment: 'chat' };

interface ActionBarProps {
  /** As it will be. */
  job: JobDetail;
  hasRecord: boolean;
  /** It stands differently from what the screen said. */
  onRefused: () => void;
}

/** Always the next step, large enough for gloves; the rest in a menu, each with what it means. */
export function ActionBar({ job, hasRecord, onRefused }: ActionBarProps) {
  const words = useWords();
  const { actions, hints, sheets } = words.fieldWork;
  const id = String(job.visitId);
  const { busy, take } = useSteps(job.visitId);
  const [menu, setMenu] = useState(false);
  const [sheet, setSheet] = useState<Rest | null>(null);
  const next = nextStep(job, hasRecord);
  const rest = (['checkIn', 'record', 'hold', 'transfer', 'cannotComplete', 'decline'] as const).filter((action) => action !== next && job.availableActions.includes(action));
  const menuItems: Rest[] = job.stage === 'ended' ? [] : [...rest, 'comment'];

  const step = async (taken: JobStep): Promise<void> => {
    const ok = await take(taken);
    setSheet(null);
    if (ok && taken.kind === 'accept') reportPositionSoon();
    if (!ok) onRefused();
  };
  const go = (action: NextStep): void => {
    if (action === 'checkIn') open('/engineer/check-in/index', { id });
    else if (action === 'record') open('/engineer/record/index', { id });
    else if (action === 'complete') open('/engineer/finish/index', { id });
    else if (action === 'depart') void step({ kind: 'depart', coordinates: recentFix(departureFixMilliseconds)?.coordinates ?? null });
    else void step({ kind: action });
  };
  const choose = (action: Rest): void => {
    setMenu(false);
    if (action === 'checkIn' || action === 'record') go(action);
    else setSheet(action);
  };
  const title = (action: Rest): string => (action === 'record' && hasRecord ? actions.recordAgain : actions[action]);
  const hint = (action: Rest): string | undefined => (action === 'record' ? (hasRecord ? hints.recordAgain : undefined) : action === 'comment' ? hints.comment : hints[action]);
  if (!next && menuItems.length === 0) return null;
  const close = (): void => setSheet(null);
  return (
    <>
      <BottomBar>
        <View className={styles.bar}>
          {menuItems.length > 0 && <View className={styles.more} role="button" aria-label={actions.more} onClick={() => setMenu(true)}><Icon name="list" /><Text className={styles.moreText}>{actions.more}</Text></View>}
          {next && <View className={styles.next}><Button wide icon={icons[next]} busy={busy} onClick={() => go(next)}>{actions[next]}</Button></View>}
        </View>
      </BottomBar>
      {menu && (
        <Sheet title={actions.more} onClose={() => setMenu(false)}>
          {menuItems.map((action) => <LinkRow key={action} icon={restIcons[action]} title={title(action)} text={hint(action)} onClick={() => choose(action)} />)}
        </Sheet>
      )}
      {sheet === 'decline' && <ReasonSheet title={sheets.decline} action={sheets.confirm.decline} danger busy={busy} reasons={sheets.declineReasons} onClose={close} onConfirm={(reason, note) => void step({ kind: 'decline', reason, note })} />}
      {sheet === 'cannotComplete' && <ReasonSheet title={sheets.cannotComplete} action={sheets.confirm.cannotComplete} danger busy={busy} reasons={sheets.cannotReasons} onClose={close} onConfirm={(reason, note) => void step({ kind: 'cannotComplete', reason, note })} />}
      {sheet === 'hold' && <HoldSheet busy={busy} onClose={close} onStep={(taken) => void step(taken)} />}
      {sheet === 'transfer' && <TransferSheet busy={busy} onClose={close} onStep={(taken) => void step(taken)} />}
      {sheet === 'comment' && <CommentSheet busy={busy} onClose={close} onStep={(taken) => void step(taken)} />}
    </>
  );
}
