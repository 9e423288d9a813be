import type { AttachmentView, CheckInView, Coordinates, CoordinateSystem, SignatureView, VisitView, WorkLogView, WorkPhoto } from '@scanfix/shared-types';
import type { CheckIn } from './check-in.entity.js';
import type { Signature } from './signature.entity.js';
import type { Visit } from './visit.entity.js';
import type { WorkLogPart } from './work-log-part.entity.js';
import type { WorkLogPhoto } from './work-log-photo.entity.js';
import type { WorkLog } from './work-log.entity.js';

interface PlaceColumns {
  latitude: number | null;
  longitude: number | null;
  coordinateSystem: CoordinateSystem | null;
}

export function coordinatesOf({ latitude, longitude, coordinateSystem }: PlaceColumns): Coordinates | null {
  return latitude === null || longitude === null || coordinateSystem === null ? null : { latitude, longitude, system: coordinateSystem };
}

export function placeColumns(coordinates: Coordinates | null | undefined): PlaceColumns {
  return { latitude: coordinates?.latitude ?? null, longitude: coordinates?.longitude ?? null, coordinateSystem: coordinates?.system ?? null };
}

/** What belongs to a visit, with the links to its files. */
export interface VisitParts {
  checkIn: CheckInView | null;
  workLog: WorkLogView | null;
  signature: SignatureView | null;
  assistants: { id: number; name: string }[];
  engineerName: string;
}

export function visitViewOf(visit: Visit, { checkIn, workLog, signature, assistants, engineerName }: VisitParts): VisitView {
  return {
    id: visit.id,
    ticketId: visit.ticketId,
    engineer: { id: visit.engineerId, name: engineerName },
    assistants,
    stage: visit.stage,
    outcome: visit.outcome,
    outcomeReason: visit.outcomeReason,
    method: visit.method,
    recommendation: visit.recommendation,
    plannedFrom: visit.plannedFrom?.toISOString() ?? null,
    plannedTo: visit.plannedTo?.toISOString() ?? null,
    assignedAt: visit.assignedAt.toISOString(),
    acceptedAt: visit.acceptedAt?.toISOString() ?? null,
    departedAt: visit.departedAt?.toISOString() ?? null,
    checkedInAt: visit.checkedInAt?.toISOString() ?? null,
    finishedAt: visit.finishedAt?.toISOString() ?? null,
    travelMinutes: visit.travelMinutes,
    labourMinutes: visit.labourMinutes,
    checkIn,
    workLog,
    signature,
    credited: visit.credited,
    falselyCompleted: visit.falselyCompleted,
  };
}

export function checkInViewOf(checkIn: CheckIn, photo: AttachmentView | null): CheckInView {
  return {
    id: checkIn.id,
    method: checkIn.method,
    at: checkIn.at.toISOString(),
    coordinates: coordinatesOf(checkIn),
    accuracyMeters: checkIn.accuracyMeters,
    distanceMeters: checkIn.distanceMeters,
    reason: checkIn.reason,
    photo,
    flags: checkIn.flags,
    speedKmh: checkIn.speedKmh,
    reviewedAt: checkIn.reviewedAt?.toISOString() ?? null,
  };
}

export function workLogViewOf(
  log: WorkLog,
  { parts, photos, pictures, video }: { parts: readonly WorkLogPart[]; photos: readonly WorkLogPhoto[]; pictures: ReadonlyMap<number, AttachmentView>; video: AttachmentView | null },
): WorkLogView {
  return {
    faultCode: log.faultCodeId === null ? null : { id: log.faultCodeId, code: log.faultCode ?? '', name: log.faultName ?? '' },
    cause: log.cause,
    action: log.action,
    note: log.note,
    labourMinutes: log.labourMinutes,
    parts: parts.map(({ partId, code, name, unit, quantity, priceFen }) => ({ partId, code, name, unit, quantity, priceFen })),
    photos: photos.flatMap((photo) => {
      const attachment = pictures.get(photo.attachmentId);
      return attachment ? [{ moment: photo.moment, takenAt: photo.takenAt.toISOString(), coordinates: coordinatesOf(photo), attachment } satisfies WorkPhoto] : [];
    }),
    video,
    checklist: log.checklist,
    recordedAt: log.recordedAt.toISOString(),
    version: log.version,
  };
}

export function signatureViewOf(signature: Signature, image: AttachmentView | null): SignatureView {
  return { kind: signature.kind, signerName: signature.signerName, at: signature.signedAt.toISOString(), image };
}
