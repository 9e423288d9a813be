import type { VisitView, Warranty } from '@scanfix/shared-types';
import type { ReportPicture } from './report-pictures.js';

/** Everything that stands in a report. */
export interface ServiceReport {
  organization: { name: string; servicePhone: string | null; timeZone: string };
  ticketNumber: string;
  device: { name: string; category: string | null; model: string | null; serialNumber: string | null } | null;
  warranty: Warranty | null;
  /** From the outermost to the innermost. */
  place: readonly string[];
  placeText: string | null;
  /** The phone is masked: paper is left lying about. */
  requester: { name: string; phone: string };
  reportedAt: string;
  problem: string | null;
  description: string;
  visit: VisitView;
  /** By the attachment's id; what is gone from the storage is not there. */
  photos: ReadonlyMap<number, ReportPicture>;
  signature: ReportPicture | null;
  verificationUrl: string;
  /** Of the newest line of the history. */
  eventHash: Buffer;
  printedAt: string;
}
