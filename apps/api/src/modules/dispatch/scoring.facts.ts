import type { Coordinates } from '@scanfix/shared-types';
import type { WeekClock } from '../../platform/time/week-clock.js';

/** What decides who goes, of one ticket. */
export interface TicketFacts {
  id: number;
  /** Of its urgency: 0 is the most urgent there is. */
  rank: number;
  categoryId: number | null;
  assetId: number | null;
  wishedEngineerId: number | null;
  excludedEngineerIds: readonly number[];
  /** Its location's, or those of the nearest location above. */
  coordinates: Coordinates | null;
  /** Its location and all above. */
  locationIds: readonly number[];
  /** When somebody should be there: the preferred time where it is still to come, else now. */
  when: { at: Date; clock: WeekClock; preferred: boolean };
  /** How often somebody repaired the device so that it held. */
  history: ReadonlyMap<number, number>;
}
