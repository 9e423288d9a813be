import type { JobAction, JobDetail, JobSummary, TicketState, VisitOutcome, VisitStage, VisitView } from '@scanfix/shared-types';
import type { RecordedWork } from './job-step';
import type { QueueEntry } from './queue';

/** What the lead engineer may do in each state, as the server has it: without a network the phone must know by itself. */
const actionsByState: Partial<Record<TicketState, readonly JobAction[]>> = {
  assigned: ['accept', 'decline', 'transfer'],
  accepted: ['depart', 'checkIn', 'transfer', 'report-position'],
  en_route: ['checkIn', 'transfer', 'report-position'],
  in_progress: ['record', 'complete', 'hold', 'cannotComplete', 'report-position'],
  on_hold: ['record', 'resume', 'cannotComplete', 'report-position'],
};

interface Effect {
  state?: TicketState;
  stage?: VisitStage;
  outcome?: VisitOutcome;
  holdUntil?: string | null;
  visit?: Partial<VisitView>;
}

function effectOf({ step, happenedAt: at }: QueueEntry): Effect {
  switch (step.kind) {
    case 'accept':
      return { state: 'accepted', stage: 'accepted', visit: { acceptedAt: at } };
    case 'depart':
      return { state: 'en_route', stage: 'en_route', visit: { departedAt: at } };
    case 'checkIn':
      return { state: 'in_progress', stage: 'in_progress', visit: { checkedInAt: at } };
    case 'hold':
      return { state: 'on_hold', holdUntil: step.until };
    case 'resume':
      return { state: 'in_progress', holdUntil: null };
    case 'complete':
      return { state: 'completed', stage: 'ended', outcome: 'completed', visit: { finishedAt: at } };
    case 'cannotComplete':
      return { state: 'triaged', stage: 'ended', outcome: 'cannot-complete', visit: { finishedAt: at } };
    case 'decline':
      return { state: 'triaged', stage: 'ended', outcome: 'declined', visit: { finishedAt: at } };
    case 'transfer':
      return { state: 'assigned', stage: 'ended', outcome: 'transferred', visit: { finishedAt: at } };
    case 'record':
    case 'comment':
      return {};
  }
}

function after<Job extends JobSummary | JobDetail>(job: Job, entry: QueueEntry): Job {
  const { visit, ...effect } = effectOf(entry);
  if (!('visit' in job)) return { ...job, ...effect };
  const { stage = job.visit.stage, outcome = job.visit.outcome } = effect;
  return { ...job, ...effect, visit: { ...job.visit, ...visit, stage, outcome } };
}

/** The job as it will be when what waits has arrived. A queue that was stopped promises nothing. */
export function foresee<Job extends JobSummary | JobDetail>(job: Job, entries: QueueEntry[], stopped: boolean): Job {
  if (stopped || entries.length === 0) return job;
  const then = entries.reduce<Job>(after, job);
  const goesOn = then.role === 'lead' && then.stage !== 'ended';
  return { ...then, availableActions: goesOn ? [...(actionsByState[then.state] ?? [])] : [] };
}

/** The record that waits to be sent, newest first. */
export function waitingRecord(entries: QueueEntry[]): RecordedWork | null {
  const [newest] = entries.flatMap(({ step }) => (step.kind === 'record' ? [step.work] : [])).reverse();
  return newest ?? null;
}
