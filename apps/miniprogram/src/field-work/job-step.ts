import type {
  AttachmentClaim, CannotCompleteReason, CannotCompleteRequest, CheckInMethod, CheckInRequest, ChecklistResult, CommentRequest, CompleteJobRequest, Coordinates,
  DeclineJobRequest, DepartRequest, HoldJobRequest, HoldReason, Instant, JobActionRequest, SaveWorkLogRequest, TransferJobRequest, UnsignedReason, WorkPhoto,
} from '@scanfix/shared-types';
import type { LocalFile } from '@/device';

/** A picture that is still on the phone, or one the server has. */
export type FileOrId = { file: LocalFile } | { id: number };

export interface RecordedPhoto {
  moment: WorkPhoto['moment'];
  takenAt: Instant;
  coordinates: Coordinates | null;
  image: FileOrId;
}

export interface RecordedPart {
  partId: number;
  quantity: number;
  name: string;
  unit: string;
  priceFen: number;
}

/** What was found and done, as the phone keeps it: with the names to show without a network. */
export interface RecordedWork {
  faultCodeId: number | null;
  cause: string;
  action: string;
  note: string;
  labourMinutes: number;
  parts: RecordedPart[];
  photos: RecordedPhoto[];
  video: FileOrId | null;
  checklist: { itemId: number; result: ChecklistResult; note: string }[];
}

/** One thing an engineer does with a job. `happenedAt` and the key stand on the queue's entry. */
export type JobStep =
  | { kind: 'accept' }
  | { kind: 'decline'; reason: DeclineJobRequest['reason']; note: string }
  | { kind: 'depart'; coordinates: Coordinates | null }
  | { kind: 'checkIn'; method: CheckInMethod; coordinates: Coordinates | null; accuracyMeters: number | null; stickerCode: string | null; reason: string | null; photo: LocalFile | null }
  | { kind: 'record'; work: RecordedWork }
  | { kind: 'hold'; reason: HoldReason; until: Instant; note: string }
  | { kind: 'resume' }
  | { kind: 'complete'; signature: { signerName: string; image: LocalFile } | null; unsignedReason: UnsignedReason | null }
  | { kind: 'cannotComplete'; reason: CannotCompleteReason; note: string }
  | { kind: 'transfer'; engineerId: number; engineerName: string; note: string }
  | { kind: 'comment'; text: string; files: LocalFile[] };
export type JobStepKind = JobStep['kind'];

/** Files that have arrived, by their path on the phone. `used`: a request with it was accepted, so it is known by its id alone. */
export type Uploads = Record<string, { id: number; claim: string; uploadedAt: number; used: boolean }>;

const onPhone = (image: FileOrId | null): LocalFile[] => (image && 'file' in image ? [image.file] : []);

export const filesOfWork = ({ photos, video }: RecordedWork): LocalFile[] => [...photos.flatMap(({ image }) => onPhone(image)), ...onPhone(video)];

export function filesOf(step: JobStep): LocalFile[] {
  switch (step.kind) {
    case 'checkIn':
      return step.photo ? [step.photo] : [];
    case 'record':
      return filesOfWork(step.work);
    case 'complete':
      return step.signature ? [step.signature.image] : [];
    case 'comment':
      return step.files;
    default:
      return [];
  }
}

/** Words or pictures somebody took the trouble to make: never given up without being asked. */
export function carriesContent(step: JobStep): boolean {
  return step.kind === 'record' || step.kind === 'complete' || step.kind === 'comment' || filesOf(step).length > 0;
}

const claimOf = (file: LocalFile, uploads: Uploads): AttachmentClaim[] => {
  const found = uploads[file.path];
  return found ? [{ id: found.id, claim: found.claim }] : [];
};

/** What a picture is called in a request: by its claim the first time, by its id afterwards. A file the phone has lost is left out. */
function referenceTo(image: FileOrId, uploads: Uploads): (AttachmentClaim | { id: number })[] {
  if ('id' in image) return [{ id: image.id }];
  const found = uploads[image.file.path];
  if (!found) return [];
  return [found.used ? { id: found.id } : { id: found.id, claim: found.claim }];
}

const noteOf = (note: string): { note?: string } => (note.trim() ? { note: note.trim() } : {});

export function workLogBody(work: RecordedWork, uploads: Uploads): SaveWorkLogRequest {
  return {
    faultCodeId: work.faultCodeId, cause: work.cause.trim(), action: work.action.trim(), note: work.note.trim() || null, labourMinutes: work.labourMinutes,
    parts: work.parts.map(({ partId, quantity }) => ({ partId, quantity })),
    photos: work.photos.flatMap(({ moment, takenAt, coordinates, image }) => referenceTo(image, uploads).map((attachment) => ({ moment, takenAt, coordinates, attachment }))),
    video: (work.video && referenceTo(work.video, uploads)[0]) ?? null,
    checklist: work.checklist.map(({ itemId, result, note }) => ({ itemId, result, note: note.trim() || null })),
  };
}

/** Bodies by the step's kind: one table, so that sender and test read the same. */
export const bodies = {
  accept: (): JobActionRequest => ({}),
  resume: (): JobActionRequest => ({}),
  decline: (step: Extract<JobStep, { kind: 'decline' }>): DeclineJobRequest => ({ reason: step.reason, ...noteOf(step.note) }),
  depart: (step: Extract<JobStep, { kind: 'depart' }>): DepartRequest => (step.coordinates ? { coordinates: step.coordinates } : {}),
  checkIn: (step: Extract<JobStep, { kind: 'checkIn' }>, uploads: Uploads): CheckInRequest => {
    const [photo] = step.photo ? claimOf(step.photo, uploads) : [];
    return {
      method: step.method,
      ...(step.coordinates ? { coordinates: step.coordinates } : {}),
      ...(step.accuracyMeters !== null ? { accuracyMeters: Math.round(step.accuracyMeters) } : {}),
      ...(step.stickerCode ? { stickerCode: step.stickerCode } : {}),
      ...(step.reason ? { reason: step.reason } : {}),
      ...(photo ? { photo } : {}),
    };
  },
  record: (step: Extract<JobStep, { kind: 'record' }>, uploads: Uploads): SaveWorkLogRequest => workLogBody(step.work, uploads),
  hold: (step: Extract<JobStep, { kind: 'hold' }>): HoldJobRequest => ({ reason: step.reason, until: step.until, ...noteOf(step.note) }),
  complete: (step: Extract<JobStep, { kind: 'complete' }>, uploads: Uploads): CompleteJobRequest => {
    const [image] = step.signature ? claimOf(step.signature.image, uploads) : [];
    if (step.signature && image) return { signature: { signerName: step.signature.signerName, image } };
    return step.unsignedReason ? { unsignedReason: step.unsignedReason } : {};
  },
  cannotComplete: (step: Extract<JobStep, { kind: 'cannotComplete' }>): CannotCompleteRequest => ({ reason: step.reason, ...noteOf(step.note) }),
  transfer: (step: Extract<JobStep, { kind: 'transfer' }>): TransferJobRequest => ({ engineerId: step.engineerId, note: step.note.trim() }),
  comment: (step: Extract<JobStep, { kind: 'comment' }>, uploads: Uploads): CommentRequest => {
    const attachments = step.files.flatMap((file) => (uploads[file.path]?.used ? [] : claimOf(file, uploads)));
    return { text: step.text, ...(attachments.length > 0 ? { attachments } : {}) };
  },
};
