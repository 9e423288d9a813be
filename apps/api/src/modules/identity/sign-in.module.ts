import { Module } from '@nestjs/common';
import { AuthController } from './auth.controller.js';
import { IdentityModule } from './identity.module.js';
import { InvitationsController } from './invitations.controller.js';
import { Invitations } from './invitations.js';
import { InvitationsRepository } from './invitations.repository.js';
import { LoginOrganizations } from './login-organizations.js';
import { LoginRequestsController } from './login-requests.controller.js';
import { LoginRequests } from './login-requests.js';
import { LoginRequestsRepository } from './login-requests.repository.js';
import { MeController } from './me.controller.js';
import { MeService } from './me.service.js';
import { OneTimeCodeLogin } from './one-time-code-login.js';
import { OneTimeCodeSending } from './one-time-code-sending.js';
import { OneTimeCodesRepository } from './one-time-codes.repository.js';
import { PasswordLogin } from './password-login.js';
import { PasswordProof } from './password-proof.js';
import { PeopleMerging } from './people-merging.js';
import { PhoneOwnership } from './phone-ownership.js';
import { RequestersController } from './requesters.controller.js';
import { RequestersRepository } from './requesters.repository.js';
import { RequestersService } from './requesters.service.js';
import { SessionRefreshing } from './session-refreshing.js';
import { SessionRevocations } from './session-revocations.js';
import { Sessions } from './sessions.js';
import { SessionsCleaning } from './sessions-cleaning.js';
import { SessionsRepository } from './sessions.repository.js';
import { StaffController } from './staff.controller.js';
import { StaffInvitations } from './staff-invitations.js';
import { StaffRepository } from './staff.repository.js';
import { StaffService } from './staff.service.js';
import { UsersRepository } from './users.repository.js';
import { WechatIdentities } from './wechat-identities.js';
import { WechatLogin } from './wechat-login.js';
import { AuditModule } from '../audit/audit.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { StickersModule } from '../stickers/stickers.module.js';

/** Logins, sessions, staff, invitations. */
@Module({
  imports: [IdentityModule, OrganizationsModule, StickersModule, AuditModule],
  controllers: [AuthController, LoginRequestsController, InvitationsController, MeController, StaffController, RequestersController],
  providers: [
    UsersRepository, StaffRepository, RequestersRepository, SessionsRepository, OneTimeCodesRepository, LoginRequestsRepository, InvitationsRepository,
    Sessions, SessionRefreshing, SessionRevocations, SessionsCleaning,
    LoginOrganizations, WechatIdentities, WechatLogin, PasswordProof, PasswordLogin, OneTimeCodeSending, OneTimeCodeLogin, LoginRequests,
    MeService, PhoneOwnership, PeopleMerging, StaffService, StaffInvitations, Invitations, RequestersService,
  ],
})
export class SignInModule {}
