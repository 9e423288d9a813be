import type { TicketSubmitted } from '@scanfix/shared-types';
import type { RunningApi } from './api.js';
import { create, type TestDevice } from './devices.js';
import type { TestPerson } from './people.js';
import { TicketsService, type TicketCaller } from '../../src/modules/tickets/tickets.service.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';

/** Moves a ticket through an engineer's day, without what a visit records on the way. */
export async function completeTicket(api: RunningApi, organizationId: number, ticketId: number, engineerId: number): Promise<void> {
  const tickets = api.app.get(TicketsService);
  const system = tickets.system(organizationId);
  const engineer: TicketCaller = { organizationId, viewer: { kind: 'engineer', userId: engineerId } };
  await api.app.get(UnitOfWork).run(async (transaction) => {
    const ticket = await tickets.lock(transaction, organizationId, ticketId);
    if (ticket.state === 'submitted') await tickets.apply(transaction, system, ticket, 'triage', { columns: { priority: 'normal' } });
    await tickets.apply(transaction, system, ticket, 'assign', { columns: { engineerId }, data: { engineerId } });
    await tickets.apply(transaction, engineer, ticket, 'accept', { data: { engineerId } });
    await tickets.apply(transaction, engineer, ticket, 'checkIn', {});
    await tickets.apply(transaction, engineer, ticket, 'complete', {});
  });
}

export async function submitTicket(api: RunningApi, requester: TestPerson, device: TestDevice, fields: object = {}): Promise<TicketSubmitted> {
  return create<TicketSubmitted>(api, requester, '/my/tickets', {
    stickerCode: device.sticker.code, problemTypeId: device.category.problemTypes[0]?.id, description: '开机两小时还是热风', urgency: 'normal',
    contact: { name: '王小姐', phone: '13800138000' }, anotherProblem: true, ...fields,
  });
}
