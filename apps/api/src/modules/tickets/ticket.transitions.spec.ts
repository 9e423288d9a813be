import { describe, expect, it } from '@jest/globals';
import { openTicketStates, permissions, rolePermissions, roles, ticketActions, ticketStates } from '@scanfix/shared-types';
import { actionsFrom, isOpen, openStates, ticketTransitions, transitionOf } from './ticket.transitions.js';

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

  it('leaves every open state, and ends in the others', () => {
    for (const state of ticketStates) expect(actionsFrom(state).length > 0).toBe(isOpen(state));
    expect(openStates).toEqual(openTicketStates);
    expect(isOpen('invalid')).toBe(false);
    expect(isOpen('cancelled')).toBe(false);
  });

  it('gives every action a permission that some role holds', () => {
    for (const action of ticketActions) {
      const { permission } = transitionOf(action);
      expect(permissions).toContain(permission);
      expect(roles.some((role) => rolePermissions[role].includes(permission))).toBe(true);
    }
  });

  it('asks for no reason that the contract does not name', () => {
    expect(ticketTransitions.cancel.reasons).toContain('other');
    expect(ticketTransitions.invalidate.reasons).toContain('duplicate');
  });
});
