import type { QuoteLineRequest, QuoteMaterial, TicketMoney, VisitView } from '@scanfix/shared-types';
import { asEngineer, newEngineer, newTriagedTicket, onSite, tokenOf, type Engineer, type Reported } from './crew.js';
import { newStuckDevice, office, send, type StuckDevice } from './office.js';
import type { Phone } from './phone.js';

/** A repair that the warranty does not cover, with an engineer on site. */
export interface PaidRepair extends Reported {
  device: StuckDevice;
  engineer: Engineer;
  visitId: number;
}

/** Long out of warranty, so that somebody must pay. */
export const newOldDevice = (): Promise<StuckDevice> => newStuckDevice('2023-05-31');

/** An engineer stands before the device that the tenant reported. */
export async function newPaidRepair(tenantName: string, engineerSurname: string, device?: StuckDevice): Promise<PaidRepair> {
  const broken = device ?? await newOldDevice();
  const engineer = await newEngineer(engineerSurname, 0.0002);
  const reported = await newTriagedTicket(broken, tenantName);
  await office('POST', `/tickets/${reported.ticketId}/assign`, { engineerId: engineer.staffId });
  const visitId = (await office<VisitView[]>('GET', `/tickets/${reported.ticketId}/visits`)).find(({ outcome }) => outcome === null)?.id ?? 0;
  for (const step of ['accept', 'depart']) await asEngineer(engineer, 'POST', `/jobs/${visitId}/${step}`, {});
  await asEngineer(engineer, 'POST', `/jobs/${visitId}/check-in`, { method: 'geofence', coordinates: { ...onSite, system: 'GCJ-02' }, accuracyMeters: 20 });
  return { ...reported, device: broken, engineer, visitId };
}

/** The call-out, one piece of work of the price book, and something that is not in it. @param unitPrice fen */
export async function offerQuote({ engineer, visitId }: PaidRepair, unitPrice = 4000): Promise<TicketMoney> {
  const { labour: [job], latest } = await asEngineer<QuoteMaterial>(engineer, 'GET', `/jobs/${visitId}/quote-material`);
  if (!job) throw new Error('the demo has no price for work on air conditioners');
  const lines: QuoteLineRequest[] = [
    { kind: 'call-out' }, { kind: 'labour', labourCode: job.code, quantity: 100 }, { kind: 'other', name: '外机支架除锈', quantity: 100, unitPrice },
  ];
  return asEngineer<TicketMoney>(engineer, 'POST', `/jobs/${visitId}/quotes`, { baseVersion: latest?.version ?? 0, lines });
}

/** A ticket's money, as its requester is told. */
export async function moneyOf({ tenant, ticketId }: Reported): Promise<TicketMoney> {
  return send<TicketMoney>('GET', `/my/tickets/${ticketId}/money`, undefined, { authorization: `Bearer ${await tokenOf(tenant)}` });
}

/** The report of this device on the tenant's phone, from the list of reports. */
export async function openReport(phone: Phone, device: StuckDevice): Promise<void> {
  await phone.openMiniProgram();
  await phone.text('我的报修').click();
  await phone.text(device.name).click();
}

/** Six digits on WeChat's payment sheet. */
export async function typePassword(phone: Phone): Promise<void> {
  await phone.on('pay-sheet').waitFor();
  for (const digit of [6, 6, 8, 8, 2, 2]) await phone.on(`pay-key-${digit}`).click();
}
