import { device, DeviceError, type Fix } from '@/device';
import { call } from '@/session/call';
import { currentSession } from '@/session/session';
import { foresee } from './foresee';
import { keptList } from './kept-jobs';
import { entriesOf } from './queue';
import { fieldQueue } from './queue-store';

const everyMilliseconds = 30_000;

let last: Fix | null = null;
/** Asking again and again somebody who said no is no way to ask. */
let refused = false;
const listeners = new Set<() => void>();

export function onFix(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const lastFix = (): Fix | null => last;
export const isPositionRefused = (): boolean => refused;

/** A fix that is new enough for what is happening now. */
export const recentFix = (withinMilliseconds: number): Fix | null => (last && Date.now() - last.at <= withinMilliseconds ? last : null);

function remember(fix: Fix): Fix {
  last = fix;
  refused = false;
  listeners.forEach((listener) => listener());
  return fix;
}

/** Where the phone is now: asked for by the person, so a refusal is told. */
export async function locateNow(): Promise<Fix> {
  return remember(await device.locate());
}

/** From accepting to finishing, and at no other time. */
function isWanted(): boolean {
  if (!currentSession()?.me.permissions.includes('job:work')) return false;
  const queue = fieldQueue();
  return (keptList('open')?.value ?? []).some((job) => foresee(job, entriesOf(queue, job.visitId), queue.stopped[job.visitId] !== undefined).availableActions.includes('report-position'));
}

let reporting = false;

async function report(): Promise<void> {
  if (reporting || refused || !device.isReady() || !device.isVisible() || !isWanted()) return;
  reporting = true;
  try {
    const { coordinates, accuracyMeters } = await locateNow();
    // A place of a moment ago is of no use later: it is not kept for the network.
    if (device.isOnline()) await call('POST /me/positions', { body: { coordinates, accuracyMeters } });
  } catch (error) {
    if (error instanceof DeviceError && (error.failure === 'permission-refused' || error.failure === 'privacy-refused')) {
      refused = true;
      listeners.forEach((listener) => listener());
    }
  } finally {
    reporting = false;
  }
}

/** At once when there is reason to: a job was just accepted, or the list just read. */
export const reportPositionSoon = (): void => {
  if (!recentFix(everyMilliseconds)) void report();
};

export function startPositionReports(): void {
  setInterval(() => void report(), everyMilliseconds);
  device.onVisibilityChange((visible) => visible && reportPositionSoon());
}
