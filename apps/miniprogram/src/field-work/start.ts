import { currentSession, leftOnPurpose, onSessionChange } from '@/session/session';
import { forgetKeptOf } from './kept-jobs';
import { startPositionReports } from './position-reports';
import { startSendingSteps } from './sender';

/** What runs for an engineer whichever page is open. For everybody else it does nothing. */
export function startFieldWork(): void {
  startSendingSteps();
  startPositionReports();
  let before = currentSession()?.me.id ?? null;
  onSessionChange(() => {
    const now = currentSession()?.me.id ?? null;
    if (before !== null && now === null && leftOnPurpose()) forgetKeptOf(before);
    before = now;
  });
}
