import { describe, expect, it } from '@jest/globals';
import { permissions, rolePermissions, roles, ticketActions, ticketStates } from '@scanfix/shared-types';
import { actionsFrom, isOpen, ticketTransitions, transitionOf } from './ticket.transitions.js';

describe('the lifecycle of a ticket', () => {
  it('reaches every state from the submission', () => {
    const reached = new Set([ticketTransitions.submit.to as string]);
    for (const _ of ticketStates) {
      for (const action of ticketActions) {
        const { from, to } = transitionOf(action);
        if (from.some((state) => reached.has(state))) reached.add(to);
      }
    }
    expect([...reached].sort()).toEqual([...ticketStates].sort());
  });

  it('leaves every open state; of the ended ones only a closed ticket goes out again', () => {
    for (const state of ticketStates) {
      if (isOpen(state)) expect(actionsFrom(state)).not.toEqual([]);
      else expect(actionsFrom(state)).toEqual(state === 'closed' ? ['rework'] : []);
    }
  });

  it('gives every action to somebody, and to the desk by a permission that some role holds', () => {
    for (const action of ticketActions) {
      const { by } = transitionOf(action);
      expect(Object.keys(by)).not.toEqual([]);
      if (by.desk === undefined) continue;
      const { desk } = by;
      expect(permissions).toContain(desk);
      expect(roles.some((role) => rolePermissions[role].includes(desk))).toBe(true);
    }
  });

  it('never goes from one state to the same, but for another engineer', () => {
    for (const action of ticketActions) {
      const { from, to } = transitionOf(action);
      expect(from.includes(to)).toBe(action === 'assign');
    }
  });

  it('asks for no reason that the contract does not name', () => {
    expect(ticketTransitions.cancel.reasons).toContain('other');
    expect(ticketTransitions.invalidate.reasons).toContain('duplicate');
  });
});
