import { describe, expect, it } from '@jest/globals';
import type { SlaPolicyRow } from './sla-policy.entity.js';
import { Terms, type TicketFacts } from './terms.js';

const policy = (id: number, fields: Partial<SlaPolicyRow>): SlaPolicyRow => ({
  id, organizationId: 1, name: '', position: 1, active: true, priorities: [], categoryIds: [], customerLevels: [], calendarId: 3, responseMinutes: id, onSiteMinutes: null, resolutionMinutes: null,
  pausingReasons: [], warningPercent: 80, escalations: [], version: 1, createdAt: new Date(), removedAt: null, ...fields,
});
const facts: TicketFacts = { urgency: 'normal', priority: null, categoryId: 5, customerLevel: 'standard' };
/** The minutes of the policy that speaks of a ticket are its id here. */
const chosen = (policies: SlaPolicyRow[], ticket: Partial<TicketFacts> = {}) => new Terms(policies, []).promisesFor({ ...facts, ...ticket }, 999)[0]?.targetMinutes;

describe('the policy of a ticket', () => {
  it('is the first in the order of positions whose conditions all hold', () => {
    const policies = [policy(1, { position: 3 }), policy(2, { position: 2, categoryIds: [5], customerLevels: ['vip'] }), policy(4, { position: 1, priorities: ['critical'] })];
    expect(chosen(policies)).toBe(1);
    expect(chosen(policies, { customerLevel: 'vip' })).toBe(2);
    expect(chosen(policies, { customerLevel: 'vip', categoryId: 6 })).toBe(1);
    expect(chosen(policies, { customerLevel: 'vip', priority: 'critical' })).toBe(4);
    expect(chosen([policy(8, { categoryIds: [5] })], { categoryId: null })).toBe(999);
  });

  it('asks for the urgency until the desk has given a priority', () => {
    const policies = [policy(1, { priorities: ['critical'] })];
    expect(chosen(policies, { urgency: 'emergency' })).toBe(1);
    expect(chosen(policies, { urgency: 'emergency', priority: 'low' })).toBe(999);
    expect(chosen([policy(2, { priorities: ['high'] })], { urgency: 'urgent' })).toBe(2);
  });

  it('is never one that is switched off or removed', () => {
    expect(chosen([policy(1, { active: false }), policy(2, { removedAt: new Date() }), policy(3, { position: 9 })])).toBe(3);
  });
});

describe('what is promised', () => {
  it('is what the organization says where no policy speaks of the ticket: an answer', () => {
    expect(new Terms([], []).promisesFor(facts, 240)).toEqual([{ kind: 'response', targetMinutes: 240, policyId: null, calendarId: null }]);
    expect(new Terms([], []).workPromisesFor(facts)).toEqual([]);
  });

  it('is each target that the policy has', () => {
    const terms = new Terms([policy(7, { onSiteMinutes: 20, resolutionMinutes: 30 })], []);
    expect(terms.promisesFor(facts, 240).map(({ kind, targetMinutes }) => [kind, targetMinutes])).toEqual([['response', 7], ['on-site', 20], ['resolution', 30]]);
    expect(terms.workPromisesFor(facts).map(({ kind }) => kind)).toEqual(['on-site', 'resolution']);
    expect(new Terms([policy(7, { responseMinutes: null, onSiteMinutes: 20 })], []).promisesFor(facts, 240).map(({ kind }) => kind)).toEqual(['on-site']);
  });

  it('asks whose the device is only when some policy cares', () => {
    expect(new Terms([policy(1, {})], []).askForLevels).toBe(false);
    expect(new Terms([policy(1, { customerLevels: ['key'] })], []).askForLevels).toBe(true);
    expect(new Terms([policy(1, { customerLevels: ['key'], active: false })], []).askForLevels).toBe(false);
  });
});
