import type { Instant } from './paging.js';

/** Whether the history of a ticket is as it was written. */
export interface ChainVerification {
  intact: boolean;
  events: number;
  /** The first line that does not fit; null while intact, or where the end was cut off. */
  brokenAt: { id: number; at: Instant } | null;
  /** `event-altered`, `end-cut-off` (lines are missing at the end), `facts-altered` (what was reported was changed). */
  fault: 'event-altered' | 'end-cut-off' | 'facts-altered' | null;
  checkedAt: Instant;
}

/** What the QR code of a service report opens, without an account: no personal data. */
export interface ReportVerification extends ChainVerification {
  organizationName: string;
  ticketNumber: string;
  deviceName: string | null;
  serialNumber: string | null;
  engineerName: string | null;
  completedAt: Instant | null;
  /** True while the report in hand shows the newest record; false where work was recorded or redone afterwards. */
  current: boolean;
}
