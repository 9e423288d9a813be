import { Injectable } from '@nestjs/common';
import { AuditRepository } from './audit.repository.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';

export interface AuditRecord {
  /** `<thing>.<past participle>`, e.g. `staff.disabled`. */
  action: string;
  /** The kind of thing it was done to, e.g. `staff`. */
  subject: string;
  subjectId: number;
  /** What people call the thing, e.g. a ticket's number; no personal data. */
  label?: string;
  /** No personal data, no secrets. */
  data?: Record<string, unknown>;
}

/** What was written down. */
export interface AuditedAction {
  id: number;
  actorId: number;
  action: string;
  subject: string;
  subjectId: number;
  label: string | null;
  createdAt: Date;
}

/** The action of everybody who is shown somebody's unmasked phone. */
export const personalDataRevealed = 'personal-data.revealed';

/** The organization's book of who did what, append-only. */
@Injectable()
export class AuditService {
  constructor(private readonly repository: AuditRepository) {}

  /** In the caller's transaction: what is not done is not written down either. */
  async record(transaction: Transaction, actor: Pick<Actor, 'organizationId' | 'userId' | 'requestId'>, record: AuditRecord): Promise<void> {
    await this.repository.insert(transaction, {
      organizationId: actor.organizationId, actorId: actor.userId, requestId: actor.requestId, createdAt: new Date(),
      action: record.action, subject: record.subject, subjectId: record.subjectId, label: record.label ?? null, data: record.data ?? null,
    });
  }

  /** Newest first, from before `beforeId`. */
  list(organizationId: number, action: string, beforeId: number | null, limit: number): Promise<AuditedAction[]> {
    return this.repository.ofAction(organizationId, action, beforeId, limit);
  }
}
