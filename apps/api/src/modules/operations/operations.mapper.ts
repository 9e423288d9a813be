import type { OutboxDelivery, PersonalDataAccess, ScheduledRun } from '@scanfix/shared-types';
import type { DeliveryRow } from '../../platform/outbox/outbox-deliveries.repository.js';
import type { ScheduledRunRow } from '../../platform/scheduler/scheduled-run.entity.js';
import type { AuditedAction } from '../audit/audit.service.js';

export function deliveryOf({ id, eventId, eventName, listener, status, attempts, availableAt, lastError, createdAt }: DeliveryRow): OutboxDelivery {
  return {
    id, eventId, eventName, listener, status, attempts, lastError,
    nextAttemptAt: status === 'pending' ? availableAt.toISOString() : null, createdAt: createdAt.toISOString(),
  };
}

export function runOf({ id, job, runKey, status, startedAt, finishedAt, error }: ScheduledRunRow): ScheduledRun {
  return { id, job, runKey, status, startedAt: startedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null, error };
}

/** `ticket 10002347`: the kind of thing and what people call it. */
export function personalDataAccessOf({ createdAt, subject, subjectId, label }: AuditedAction, actorName: string | null): PersonalDataAccess {
  return { at: createdAt.toISOString(), actorName: actorName ?? '', subject: `${subject} ${label ?? subjectId}` };
}
