import type { JobDetail, TicketSubmitted } from '@scanfix/shared-types';
import type { RunningApi } from './api.js';
import { callsOf } from './calls.js';
import { create, type TestDevice } from './devices.js';
import type { TestPerson } from './people.js';
import { TicketsService } from '../../src/modules/tickets/tickets.service.js';
import { VisitsService } from '../../src/modules/visits/visits.service.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';

export async function submitTicket(api: RunningApi, requester: TestPerson, device: TestDevice, fields: object = {}): Promise<TicketSubmitted> {
  return create<TicketSubmitted>(api, requester, '/my/tickets', {
    stickerCode: device.sticker.code, problemTypeId: device.category.problemTypes[0]?.id, description: '开机两小时还是热风', urgency: 'normal',
    contact: { name: '王小姐', phone: '13800138000' }, anotherProblem: true, ...fields,
  });
}

/** Sent to somebody who may work jobs, and done by them: checked in by the device's sticker, recorded, not signed. Answers the visit. */
export async function completeTicket(api: RunningApi, ticketId: number, engineer: TestPerson, device: TestDevice): Promise<number> {
  const { organizationId } = engineer;
  const tickets = api.app.get(TicketsService);
  const system = tickets.system(organizationId);
  const visitId = await api.app.get(UnitOfWork).run(async (transaction) => {
    const ticket = await tickets.lock(transaction, organizationId, ticketId);
    if (ticket.state === 'submitted') await tickets.apply(transaction, system, ticket, 'triage', { columns: { priority: 'normal' } });
    return api.app.get(VisitsService).assign(transaction, system, ticket, { engineerId: engineer.id, method: 'automatic' });
  });
  const calls = callsOf(api, engineer);
  await calls.post(`/jobs/${visitId}/accept`);
  await calls.post(`/jobs/${visitId}/check-in`, { method: 'sticker', stickerCode: device.sticker.code });
  await calls.post(`/jobs/${visitId}/work-log`, { cause: '铜管漏氟', action: '补漏、加氟', labourMinutes: 45, parts: [], photos: [], checklist: [] });
  await calls.post<JobDetail>(`/jobs/${visitId}/complete`, { unsignedReason: 'accepts-remotely' });
  return visitId;
}
