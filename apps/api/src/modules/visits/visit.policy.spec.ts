import { expect, it } from '@jest/globals';
import { ticketStates } from '@scanfix/shared-types';
import { jobActions, maySeePhone } from './visit.policy.js';
import { ticketTransitions } from '../tickets/ticket.transitions.js';

it('offers the engineer of an open visit exactly the steps that the ticket\'s lifecycle has for engineers', () => {
  for (const state of ticketStates) {
    const offered: readonly string[] = jobActions({ open: true, role: 'lead', state });
    for (const [action, { from, by }] of Object.entries(ticketTransitions)) {
      if (action === 'assign') continue;
      const possible = 'engineer' in by && (from as readonly string[]).includes(state);
      expect([state, action, offered.includes(action)]).toEqual([state, action, possible]);
    }
    expect([state, offered.includes('transfer')]).toEqual([state, ['assigned', 'accepted', 'en_route'].includes(state)]);
  }
});

it('offers nothing to assistants and nothing on a visit that has ended', () => {
  expect(jobActions({ open: true, role: 'assistant', state: 'assigned' })).toEqual([]);
  expect(jobActions({ open: false, role: 'lead', state: 'assigned' })).toEqual([]);
});

it('shows the phone from accepting on, until the work is accepted', () => {
  const visit = { open: true, acceptedAt: new Date(), outcome: null, state: 'accepted' as const };
  expect(maySeePhone(visit)).toBe(true);
  expect(maySeePhone({ ...visit, acceptedAt: null, state: 'assigned' })).toBe(false);
  expect(maySeePhone({ ...visit, open: false, outcome: 'reassigned', state: 'assigned' })).toBe(false);
  expect(maySeePhone({ ...visit, open: false, outcome: 'completed', state: 'completed' })).toBe(true);
  expect(maySeePhone({ ...visit, open: false, outcome: 'completed', state: 'closed' })).toBe(false);
});
