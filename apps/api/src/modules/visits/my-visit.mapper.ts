import type { Coordinates, EngineerPosition, MyVisit, VisitView, WorkLogView } from '@scanfix/shared-types';

/** What a requester need not see: who was asked and did not come. */
export function isShownToRequesters({ outcome, checkedInAt }: Pick<VisitView, 'outcome' | 'checkedInAt'>): boolean {
  return outcome === null || checkedInAt !== null;
}

/** Somebody is on the road to the requester: then, and only then, may the requester see where. */
export function isUnderWay({ outcome, departedAt, checkedInAt }: Pick<VisitView, 'outcome' | 'departedAt' | 'checkedInAt'>): boolean {
  return outcome === null && departedAt !== null && checkedInAt === null;
}

export interface MyVisitContext {
  /** The one who reported; followers see that work was done, not pictures of somebody's home and name. */
  reporter: boolean;
  /** Only where `isUnderWay`. */
  position: EngineerPosition | null;
  destination: Coordinates | null;
  arrivesAt: string | null;
  acceptanceWanted: boolean;
}

export function myVisitOf(visit: VisitView, { reporter, position, destination, arrivesAt, acceptanceWanted }: MyVisitContext): MyVisit {
  return {
    id: visit.id,
    stage: visit.stage,
    engineer: { name: visit.engineer.name, photo: null },
    plannedFrom: visit.plannedFrom,
    plannedTo: visit.plannedTo,
    departedAt: visit.departedAt,
    checkedInAt: visit.checkedInAt,
    finishedAt: visit.finishedAt,
    position,
    destination,
    arrivesAt,
    work: visit.workLog && visit.outcome !== null ? workOf(visit.workLog, reporter) : null,
    signature: reporter ? visit.signature : null,
    acceptanceWanted,
  };
}

function workOf({ faultCode, cause, action, labourMinutes, parts, photos }: WorkLogView, reporter: boolean): MyVisit['work'] {
  return {
    faultName: faultCode?.name ?? null, cause, action, labourMinutes,
    parts: parts.map(({ name, quantity, unit }) => ({ name, quantity, unit })),
    photos: reporter ? photos : [],
  };
}
