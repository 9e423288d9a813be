import { describe, expect, it } from '@jest/globals';
import { permissionsOf, ticketActions, ticketStates } from '@scanfix/shared-types';
import { availableActions, mayDo, type Viewer } from './ticket.policy.js';

const desk: Viewer = { kind: 'staff', userId: 1, permissions: permissionsOf(['agent']) };
const finance: Viewer = { kind: 'staff', userId: 2, permissions: permissionsOf(['finance']) };
const engineer: Viewer = { kind: 'engineer', userId: 3 };
const reporter: Viewer = { kind: 'requester', userId: 4, reporter: true };
const follower: Viewer = { kind: 'requester', userId: 5, reporter: false };
const system: Viewer = { kind: 'system' };

describe('who may do what', () => {
  it('offers nothing that is then refused', () => {
    for (const viewer of [desk, finance, engineer, reporter, follower, system]) {
      for (const state of ticketStates) {
        for (const action of availableActions(viewer, { state, underGuarantee: true })) {
          if (action !== 'comment' && action !== 'comment-internal') expect(mayDo(viewer, action)).toBe(true);
        }
      }
    }
  });

  it('leaves the work to the engineer', () => {
    for (const action of ['accept', 'decline', 'depart', 'checkIn', 'complete', 'cannotComplete'] as const) {
      expect(ticketActions).toContain(action);
      expect([mayDo(engineer, action), mayDo(desk, action), mayDo(reporter, action)]).toEqual([true, false, false]);
    }
  });

  it('lets followers watch, and the one who reported decide', () => {
    expect(availableActions(follower, { state: 'completed', underGuarantee: true })).toEqual(['comment']);
    expect(availableActions(reporter, { state: 'completed', underGuarantee: true })).toEqual(['confirm', 'rework', 'comment']);
    expect(availableActions(reporter, { state: 'en_route', underGuarantee: true })).toEqual(['cancel', 'comment']);
    expect(availableActions(reporter, { state: 'in_progress', underGuarantee: true })).toEqual(['comment']);
  });

  it('sends a closed ticket out again only within the guarantee', () => {
    expect(availableActions(reporter, { state: 'closed', underGuarantee: true })).toContain('rework');
    expect(availableActions(reporter, { state: 'closed', underGuarantee: false })).not.toContain('rework');
  });

  it('gives finance nothing to move', () => {
    for (const state of ticketStates) expect(availableActions(finance, { state, underGuarantee: true })).toEqual(['comment-internal']);
  });
});
