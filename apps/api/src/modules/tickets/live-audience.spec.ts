import { describe, expect, it } from '@jest/globals';
import { permissionsOf } from '@scanfix/shared-types';
import { liveAudience } from './live-audience.js';

const agent = { userId: 1, permissions: permissionsOf(['agent']) };
const tenant = { userId: 7, permissions: permissionsOf(['requester']) };
const stranger = { userId: 8, permissions: permissionsOf(['requester']) };
const event = (name: string, more: object = {}) => ({ name, payload: { ticketId: 5, number: '50', state: 'submitted', requesterIds: [7], ...more } });

describe('who hears of a ticket', () => {
  it('is the desk and whoever stands behind it', () => {
    const heard = { type: 'ticket.submitted', ticketId: 5, ticketNumber: '50' };
    expect(liveAudience(agent, event('ticket.submitted'))).toEqual(heard);
    expect(liveAudience(tenant, event('ticket.submitted'))).toEqual(heard);
    expect(liveAudience(stranger, event('ticket.submitted'))).toBeNull();
  });

  it('is only the desk for an internal note', () => {
    expect(liveAudience(agent, event('ticket.commented', { internal: true }))).not.toBeNull();
    expect(liveAudience(tenant, event('ticket.commented', { internal: true }))).toBeNull();
    expect(liveAudience(tenant, event('ticket.commented', { internal: false }))).not.toBeNull();
  });

  it('is only whoever a notice is for', () => {
    const notice = { name: 'notice.added', payload: { userIds: [1], ticketId: 5, number: '50' } };
    expect(liveAudience(agent, notice)).toEqual({ type: 'notice', ticketId: 5, ticketNumber: '50' });
    expect(liveAudience({ ...agent, userId: 2 }, notice)).toBeNull();
    expect(liveAudience(tenant, notice)).toBeNull();
  });

  it('is the desk for an engineer who moves or goes off duty', () => {
    const moved = { name: 'engineer.changed', payload: { engineerId: 7 } };
    const desk = { ...agent, permissions: new Set([...agent.permissions, 'engineer:read']) };
    expect(liveAudience(desk, moved)).toEqual({ type: 'engineer.changed', ticketId: null, ticketNumber: null });
    expect(liveAudience(tenant, moved)).toBeNull();
  });

  it('is nobody for what is not about tickets', () => {
    expect(liveAudience(agent, event('one-time-code.requested'))).toBeNull();
  });
});
