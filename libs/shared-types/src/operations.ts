import type { Instant, PageQuery } from './paging.js';

export type OutboxStatus = 'pending' | 'done' | 'dead';

/** One delivery of one event to one listener. */
export interface OutboxDelivery {
  id: number;
  eventId: number;
  eventName: string;
  listener: string;
  status: OutboxStatus;
  attempts: number;
  nextAttemptAt: Instant | null;
  lastError: string | null;
  createdAt: Instant;
}

export interface OutboxQuery extends PageQuery {
  status?: OutboxStatus;
}

export interface OutboxOverview {
  pending: number;
  dead: number;
  oldestPendingSeconds: number | null;
}

export interface ScheduledRun {
  id: number;
  job: string;
  /** Job and time slot; unique, so that two processes never run one twice. */
  runKey: string;
  status: 'running' | 'succeeded' | 'failed';
  startedAt: Instant;
  finishedAt: Instant | null;
  error: string | null;
}

export interface PersonalDataAccess {
  at: Instant;
  actorName: string;
  subject: string;
}
