import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SendOneTimeCodeRequest, SendOneTimeCodeResponse } from '@scanfix/shared-types';
import { oneTimeCodeRequested, type OneTimeCodeRequested } from './identity.events.js';
import { LoginOrganizations } from './login-organizations.js';
import { messageOf } from './one-time-code.messages.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import { OneTimeCodesRepository } from './one-time-codes.repository.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';
import { SmsSender } from '../../platform/sms/sms-sender.js';

/** Milliseconds. */
const life = 300_000;
const resendAfter = 60_000;
const keptFor = 2 * 86_400_000;

/** Makes codes and has them sent: the message leaves through the outbox, so a slow carrier holds nobody up and a crash loses nothing. */
@Injectable()
export class OneTimeCodeSending implements OnModuleInit {
  constructor(
    private readonly codes: OneTimeCodesRepository,
    private readonly oneTimeCodes: OneTimeCodes,
    private readonly loginOrganizations: LoginOrganizations,
    private readonly organizations: OrganizationsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly scheduler: Scheduler,
    private readonly sms: SmsSender,
  ) {}

  onModuleInit(): void {
    this.outbox.listen<OneTimeCodeRequested>({ event: oneTimeCodeRequested, listener: 'one-time-code-sms', handle: ({ payload }) => this.deliver(payload.oneTimeCodeId) });
    this.scheduler.add({ name: 'one-time-codes-cleaning', schedule: '17 * * * *', run: () => this.codes.deleteBefore(new Date(Date.now() - keptFor)) });
  }

  /** Says nothing of whether anybody has this number. @throws DomainError `rate-limited`, `anonymous-reports-off` */
  async send({ phone, purpose, stickerCode }: SendOneTimeCodeRequest): Promise<SendOneTimeCodeResponse> {
    const organization = await this.loginOrganizations.choose({ stickerCode });
    if (purpose === 'report' && !organization.anonymousReports) throw new DomainError('anonymous-reports-off');
    const now = Date.now();
    await this.unitOfWork.run((transaction) => this.make(transaction, organization.id, { phone, purpose }, now));
    return { expiresAt: new Date(now + life).toISOString(), resendAt: new Date(now + resendAfter).toISOString() };
  }

  private async make(transaction: Transaction, organizationId: number, { phone, purpose }: SendOneTimeCodeRequest, now: number): Promise<void> {
    const newest = await this.codes.lockNewest(transaction, phone, purpose);
    const wait = newest ? newest.createdAt.getTime() + resendAfter - now : 0;
    if (wait > 0) throw new DomainError('rate-limited', { retryAfterSeconds: Math.ceil(wait / 1000) });
    const oneTimeCodeId = await this.codes.insert(transaction, {
      organizationId, phone, purpose, salt: randomBytes(16), wrongTries: 0, createdAt: new Date(now), expiresAt: new Date(now + life), sentAt: null, usedAt: null,
    });
    await this.outbox.add(transaction, { organizationId, name: oneTimeCodeRequested, payload: { oneTimeCodeId } satisfies OneTimeCodeRequested });
  }

  private async deliver(id: number): Promise<void> {
    const code = await this.codes.find(id);
    // Late or a second time, it would only confuse.
    if (!code || code.sentAt || code.expiresAt <= new Date()) return;
    const { shortName } = await this.organizations.settings(code.organizationId);
    const digits = this.oneTimeCodes.digitsOf(code);
    await this.sms.send({ phone: code.phone, text: messageOf(shortName, digits), code: digits, purpose: code.purpose });
    await this.codes.update(null, id, { sentAt: new Date() });
  }
}
