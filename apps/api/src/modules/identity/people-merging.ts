import { Injectable } from '@nestjs/common';
import { requesterMerged, type RequesterMerged } from './identity.events.js';
import { SessionsRepository } from './sessions.repository.js';
import type { User } from './user.entity.js';
import { UsersRepository } from './users.repository.js';
import { AuditService } from '../audit/audit.service.js';
import type { Visitor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';

/** Two rows that turn out to be one person become one. */
@Injectable()
export class PeopleMerging {
  constructor(
    private readonly users: UsersRepository,
    private readonly sessions: SessionsRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditService,
  ) {}

  /**
   * Both rows are locked. What identifies `from` is taken from it – the caller gives it to `into` where it belongs there – its sessions
   * end, and an event brings its tickets over. The caller refreshes the revocations after the commit.
   */
  async merge(transaction: Transaction, from: User, into: User, visitor: Visitor): Promise<void> {
    const { organizationId } = into;
    await this.users.update(transaction, from.id, { openid: null, unionid: null, verifiedPhone: null, deskPhone: null, status: 'disabled', mergedIntoId: into.id });
    if (into.name === null && from.name !== null) await this.users.update(transaction, into.id, { name: from.name });
    await this.sessions.end(transaction, { userId: from.id }, 'merged', new Date());
    await this.outbox.add(transaction, { organizationId, name: requesterMerged, payload: { fromUserId: from.id, intoUserId: into.id } satisfies RequesterMerged });
    await this.audit.record(transaction, { requestId: visitor.requestId, organizationId, userId: into.id }, {
      action: 'requester.merged', subject: 'user', subjectId: into.id, data: { fromUserId: from.id },
    });
  }
}
