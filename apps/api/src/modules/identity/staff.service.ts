import { Injectable } from '@nestjs/common';
import { defaultPageSize, type Page, type StaffQuery, type StaffSummary, type UpdateStaffRequest } from '@scanfix/shared-types';
import { SessionRevocations } from './session-revocations.js';
import { SessionsRepository } from './sessions.repository.js';
import { rolesOfStaff, staffRolesOf, staffSummaryOf } from './staff.mapper.js';
import { StaffRepository } from './staff.repository.js';
import type { User } from './user.entity.js';
import { UsersRepository } from './users.repository.js';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';

/** Members of staff as the administrator keeps them. */
@Injectable()
export class StaffService {
  constructor(
    private readonly staff: StaffRepository,
    private readonly users: UsersRepository,
    private readonly sessions: SessionsRepository,
    private readonly revocations: SessionRevocations,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async page(actor: Actor, { cursor, limit = defaultPageSize, search, role }: StaffQuery): Promise<Page<StaffSummary>> {
    const [afterId = 0] = decodeCursor(cursor, 'id') ?? [];
    const rows = await this.staff.page(actor.organizationId, { search, role, afterId, limit: limit + 1 });
    return pageOf(rows, limit, (row) => [row.id], staffSummaryOf);
  }

  /** Whoever loses a role or the account is logged out everywhere. @throws DomainError `not-found`, `last-admin` */
  async update(actor: Actor, id: number, request: UpdateStaffRequest): Promise<StaffSummary> {
    await this.unitOfWork.run(async (transaction) => {
      const locked = await this.staff.lockWithAdmins(transaction, actor.organizationId, id);
      const user = locked.find((row) => row.id === id);
      if (!user) throw new DomainError('not-found');
      const changes = changesOf(user, request);
      if (Object.keys(changes).length === 0) return;
      if (isActiveAdmin(user) && !isActiveAdmin({ ...user, ...changes }) && locked.filter(isActiveAdmin).length === 1) throw new DomainError('last-admin');
      await this.users.update(transaction, id, changes);
      await this.endSessionsWhereLess(transaction, user, changes);
      await this.audit.record(transaction, actor, { action: 'staff.changed', subject: 'staff', subjectId: id, data: auditedChanges(changes) });
    });
    await this.revocations.refresh();
    return this.summary(actor, id);
  }

  /** After too many wrong passwords. */
  async unlock(actor: Actor, id: number): Promise<StaffSummary> {
    await this.unitOfWork.run(async (transaction) => {
      await this.lock(transaction, actor, id);
      await this.users.update(transaction, id, { failedLogins: 0, lockedUntil: null });
      await this.audit.record(transaction, actor, { action: 'staff.unlocked', subject: 'staff', subjectId: id });
    });
    return this.summary(actor, id);
  }

  async endSessions(actor: Actor, id: number): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      await this.lock(transaction, actor, id);
      const ended = await this.sessions.end(transaction, { userId: id }, 'revoked', new Date());
      await this.audit.record(transaction, actor, { action: 'staff.sessions-ended', subject: 'staff', subjectId: id, data: { ended } });
    });
    await this.revocations.refresh();
  }

  private async endSessionsWhereLess(transaction: Transaction, user: User, changes: Partial<User>): Promise<void> {
    const reason = changes.status === 'disabled' ? 'account-disabled' : changes.roles && user.roles.some((role) => !changes.roles?.includes(role)) ? 'roles-reduced' : null;
    if (reason) await this.sessions.end(transaction, { userId: user.id }, reason, new Date());
  }

  private async lock(transaction: Transaction, actor: Actor, id: number): Promise<User> {
    const user = await this.staff.lock(transaction, actor.organizationId, id);
    if (!user) throw new DomainError('not-found');
    return user;
  }

  private async summary(actor: Actor, id: number): Promise<StaffSummary> {
    const user = await this.staff.find(actor.organizationId, id);
    if (!user) throw new DomainError('not-found');
    return staffSummaryOf(user);
  }
}

/** Somebody who was invited and never came cannot help an organization that has lost its last administrator. */
function isActiveAdmin({ roles, status }: Pick<User, 'roles' | 'status'>): boolean {
  return status === 'active' && roles.includes('admin');
}

/** What is asked for and is not so already. */
function changesOf(user: User, { name, phone, roles, status }: UpdateStaffRequest): Partial<User> {
  const changes: Partial<User> = {};
  if (name !== undefined && name !== user.name) changes.name = name;
  if (phone !== undefined && phone !== user.phone) {
    changes.phone = phone;
    // A number the administrator takes away opens the account no longer.
    if (user.verifiedPhone !== null && user.verifiedPhone !== phone) changes.verifiedPhone = null;
  }
  if (roles && roles.join() !== staffRolesOf(user).join()) changes.roles = rolesOfStaff(roles);
  if (status === 'disabled' && user.status !== 'disabled') changes.status = 'disabled';
  if (status === 'active' && user.status === 'disabled') changes.status = user.lastLoginAt ? 'active' : 'invited';
  return changes;
}

/** The book keeps that a name or number changed, not what it was. */
function auditedChanges({ roles, status, ...others }: Partial<User>): Record<string, unknown> {
  return { changed: Object.keys(others), ...(roles ? { roles } : {}), ...(status ? { status } : {}) };
}
