import { Injectable } from '@nestjs/common';
import { ServiceLevelsRepository } from './service-levels.repository.js';
import { Terms } from './terms.js';
import { ShortCache } from '../../platform/cache/short-cache.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** Milliseconds. Every report asks for the terms; a change may take this long to be seen by other processes. */
const cacheLife = 5000;
const cachedOrganizations = 1000;

/** The terms of each organization, read at most every few seconds. */
@Injectable()
export class CurrentTerms {
  private readonly cache = new ShortCache<Terms, number>(cacheLife, cachedOrganizations);

  constructor(private readonly repository: ServiceLevelsRepository) {}

  /** Within a transaction, give it: one that waits for a second connection while it holds one may wait for ever. */
  async of(organizationId: number, transaction?: Transaction): Promise<Terms> {
    const cached = this.cache.get(organizationId);
    if (cached) return cached;
    const policies = await this.repository.allPolicies(organizationId, transaction);
    const terms = new Terms(policies, policies.length === 0 ? [] : await this.repository.allCalendars(organizationId, transaction));
    this.cache.set(organizationId, terms);
    return terms;
  }

  /** Call it after the commit of a change. */
  forget(organizationId: number): void {
    this.cache.delete(organizationId);
  }
}
