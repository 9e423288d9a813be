import { Injectable } from '@nestjs/common';
import type { InviteStaffRequest, StaffInvited } from '@scanfix/shared-types';
import { InvitationsRepository } from './invitations.repository.js';
import { Invitations } from './invitations.js';
import { generatedPassword, hashPassword } from './passwords.js';
import { SessionRevocations } from './session-revocations.js';
import { SessionsRepository } from './sessions.repository.js';
import { rolesOfStaff, staffSummaryOf } from './staff.mapper.js';
import { StaffRepository } from './staff.repository.js';
import { UsersRepository } from './users.repository.js';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { refuseDuplicate } from '../../platform/database/duplicates.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';

interface Invited {
  userId: number;
  invitationId: number;
  withPassword: boolean;
}

/** How members of staff get in: a first password, a link that binds their WeChat. Both are shown once and kept as hashes. */
@Injectable()
export class StaffInvitations {
  constructor(
    private readonly staff: StaffRepository,
    private readonly users: UsersRepository,
    private readonly invitations: Invitations,
    private readonly invitationsRepository: InvitationsRepository,
    private readonly sessions: SessionsRepository,
    private readonly revocations: SessionRevocations,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DomainError `username-taken` */
  async invite(actor: Actor, { name, phone, username, roles }: InviteStaffRequest): Promise<StaffInvited> {
    const nonce = this.invitations.newNonce();
    // Before the transaction, which must not wait for it.
    const passwordHash = username === undefined ? null : await hashPassword(this.invitations.firstPassword(nonce));
    const invited = await this.unitOfWork.once(actor, async (transaction): Promise<Invited> => {
      const userId = await refuseDuplicate(() => this.users.insert(transaction, {
        organizationId: actor.organizationId, roles: rolesOfStaff(roles), staff: true, status: 'invited', name, phone: phone ?? null,
        username: username ?? null, passwordHash, mustChangePassword: passwordHash !== null,
      }), () => new DomainError('username-taken'));
      const invitationId = await this.invitations.create(transaction, actor.organizationId, userId, nonce);
      await this.audit.record(transaction, actor, { action: 'staff.invited', subject: 'staff', subjectId: userId, data: { roles } });
      return { userId, invitationId, withPassword: passwordHash !== null };
    });
    return this.answer(actor, invited);
  }

  /** Another link: the first got lost, or the person has another WeChat account. @throws DomainError `not-found`, `account-disabled` */
  async inviteAgain(actor: Actor, userId: number): Promise<StaffInvited> {
    const invited = await this.unitOfWork.once(actor, async (transaction): Promise<Invited> => {
      const user = await this.staff.lock(transaction, actor.organizationId, userId);
      if (!user) throw new DomainError('not-found');
      if (user.status === 'disabled') throw new DomainError('account-disabled');
      const invitationId = await this.invitations.create(transaction, actor.organizationId, userId, this.invitations.newNonce());
      await this.audit.record(transaction, actor, { action: 'staff.invited-again', subject: 'staff', subjectId: userId });
      return { userId, invitationId, withPassword: false };
    });
    return this.answer(actor, invited);
  }

  /** A first password again; every session ends. @throws DomainError `not-found`, `action-not-allowed` without a username */
  async resetPassword(actor: Actor, id: number): Promise<{ initialPassword: string }> {
    const initialPassword = generatedPassword();
    const passwordHash = await hashPassword(initialPassword);
    await this.unitOfWork.run(async (transaction) => {
      const user = await this.staff.lock(transaction, actor.organizationId, id);
      if (!user) throw new DomainError('not-found');
      if (user.username === null) throw new DomainError('action-not-allowed');
      await this.users.update(transaction, id, { passwordHash, mustChangePassword: true, failedLogins: 0, lockedUntil: null });
      await this.sessions.end(transaction, { userId: id }, 'password-reset', new Date());
      await this.audit.record(transaction, actor, { action: 'staff.password-reset', subject: 'staff', subjectId: id });
    });
    await this.revocations.refresh();
    return { initialPassword };
  }

  private async answer(actor: Actor, { userId, invitationId, withPassword }: Invited): Promise<StaffInvited> {
    const user = await this.staff.find(actor.organizationId, userId);
    const invitation = await this.invitationsRepository.find(actor.organizationId, invitationId);
    if (!user || !invitation) throw new DomainError('not-found');
    return {
      staff: staffSummaryOf(user),
      initialPassword: withPassword ? this.invitations.firstPassword(invitation.nonce) : null,
      invitationUrl: this.invitations.urlOf(invitation),
      invitationExpiresAt: invitation.expiresAt.toISOString(),
    };
  }
}
