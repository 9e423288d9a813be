import { Injectable } from '@nestjs/common';
import type { OneTimeCodePurpose, ProblemCode } from '@scanfix/shared-types';
import { digitsOf, sameDigits } from './one-time-code.digits.js';
import type { OneTimeCode } from './one-time-code.entity.js';
import { OneTimeCodesRepository } from './one-time-codes.repository.js';
import { derivedKey } from '../../platform/auth/derived-key.js';
import { Config } from '../../platform/config/config.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';

const wrongTriesAllowed = 5;

/** Six digits by SMS that prove a phone number. */
@Injectable()
export class OneTimeCodes {
  private readonly key: Buffer;

  constructor(
    private readonly codes: OneTimeCodesRepository,
    private readonly unitOfWork: UnitOfWork,
    config: Config,
  ) {
    this.key = derivedKey(config.settings.SECRET_KEY, 'one-time-code');
  }

  /**
   * Consumes the code. What is proven is the number, so a code counts whichever organization's name stood in the message: a person who
   * is logged in to one may have been sent it by the default one.
   * @throws DomainError `one-time-code-wrong`, `one-time-code-expired`, `one-time-code-exhausted`
   */
  async verify(_organizationId: number, phone: string, purpose: OneTimeCodePurpose, code: string): Promise<void> {
    // The wrong try must stay counted, so the refusal is thrown after the transaction.
    const refusal = await this.unitOfWork.run((transaction) => this.consume(transaction, phone, purpose, code));
    if (refusal) throw new DomainError(refusal);
  }

  /** For the message; nobody else needs them. */
  digitsOf(code: OneTimeCode): string {
    return digitsOf(this.key, code);
  }

  private async consume(transaction: Transaction, phone: string, purpose: OneTimeCodePurpose, given: string): Promise<ProblemCode | null> {
    const code = await this.codes.lockNewest(transaction, phone, purpose);
    if (!code || code.usedAt || code.expiresAt <= new Date()) return 'one-time-code-expired';
    if (code.wrongTries >= wrongTriesAllowed) return 'one-time-code-exhausted';
    if (!sameDigits(given, this.digitsOf(code))) {
      await this.codes.update(transaction, code.id, { wrongTries: code.wrongTries + 1 });
      return code.wrongTries + 1 >= wrongTriesAllowed ? 'one-time-code-exhausted' : 'one-time-code-wrong';
    }
    await this.codes.update(transaction, code.id, { usedAt: new Date() });
    return null;
  }
}
