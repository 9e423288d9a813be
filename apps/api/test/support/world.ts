import type {
  AssetDetail, AssetImport, AssetModel, AssignmentProposal, BusinessCalendar, CustomerDetail, EngineerProfile, FollowUpSummary, JobDetail, Merchant, Page, Part, SlaPolicy, StaffInvited, PaymentSummary, RefundSummary, StickerBatch, TicketDetail, TicketSubmitted, UploadedAttachment,
} from '@scanfix/shared-types';
import type { RunningApi } from './api.js';
import { completeTicket, submitTicket } from './completed-tickets.js';
import { create, createDevice, type TestDevice } from './devices.js';
import { photo } from './files.js';
import { createPapers } from './finance.js';
import { createMerchant } from './merchants.js';
import { createPriced, type Priced } from './priced.js';
import { agree } from './till.js';
import { createOrganization, createPerson, idempotencyKey, type TestPerson } from './people.js';
import { Session } from '../../src/modules/identity/session.entity.js';
import { NoticeRow } from '../../src/modules/notices/notice.entity.js';
import { UnexplainedNotification } from '../../src/modules/payments/unexplained-notification.entity.js';
import { ReconciliationDifferenceRow } from '../../src/modules/reconciliation/reconciliation-difference.entity.js';
import { ReconciliationRow } from '../../src/modules/reconciliation/reconciliation.entity.js';
import { OutboxDeliveryRow, OutboxEventRow } from '../../src/platform/outbox/outbox.entities.js';

/** One organization with one of everything, to be kept from another one. */
export interface World extends Priced {
  organizationId: number;
  admin: TestPerson;
  requester: TestPerson;
  device: TestDevice;
  model: AssetModel;
  customer: CustomerDetail;
  /** An engineer. */
  staffId: number;
  /** Another one, who has come already. */
  colleagueId: number;
  absenceId: number;
  proposalId: number;
  sessionId: number;
  blankBatch: StickerBatch;
  import: AssetImport;
  ticket: TicketSubmitted['ticket'];
  /** The admin's own, with the engineer as assistant. */
  visitId: number;
  /** Of another of the admin's visits, by hand. */
  checkInId: number;
  openTicket: TicketSubmitted['ticket'];
  deliveryId: number;
  noticeId: number;
  calendar: BusinessCalendar;
  policy: SlaPolicy;
  /** Repaired by the admin, and asked about. */
  doneTicket: TicketSubmitted['ticket'];
  doneVisitId: number;
  followUpId: number;
  part: Part;
  merchant: Merchant;
  reconciliationId: number;
  differenceId: number;
  unexplainedId: number;
  invoiceId: number;
  /** Paid in cash, and asked back in part. */
  paidTicket: TicketSubmitted['ticket'];
  /** The admin's own. */
  paidVisitId: number;
  paidQuoteId: number;
  paymentId: number;
  refundId: number;
  statementId: number;
  upload: UploadedAttachment;
  photoId: number;
}

export async function createWorld(api: RunningApi): Promise<World> {
  const { id: organizationId } = await createOrganization(api);
  const admin = await createPerson(api, organizationId, ['admin', 'engineer']);
  const requester = await createPerson(api, organizationId, ['requester']);
  const colleague = await createPerson(api, organizationId, ['engineer']);
  const device = await createDevice(api, organizationId);
  const make = <Answer>(path: string, body: object, person = admin) => create<Answer>(api, person, path, body);
  const upload = async () => (await api.http.post('/api/v1/attachments').set('authorization', admin.authorization).attach('file', await photo(), 'a.jpg').expect(201)).body as UploadedAttachment;
  const { staff } = await make<StaffInvited>('/staff', { name: '李工', roles: ['engineer'] });
  const { absences: [absence] } = await make<EngineerProfile>(`/engineers/${staff.id}/absences`, { from: '2027-01-05T01:00:00.000Z', to: '2027-01-06T01:00:00.000Z', reason: 'leave' });
  const { id: proposalId } = await make<AssignmentProposal>('/dispatch/proposals', {});
  const report = (description: string) => make<TicketSubmitted>('/my/tickets', {
    stickerCode: device.sticker.code, description, urgency: 'normal', contact: { name: '张三', phone: '13800138000' }, anotherProblem: true,
  }, requester);
  const visit = async (problem: string, assistantIds: number[]) => {
    const { id } = (await report(problem)).ticket;
    await make(`/tickets/${id}/triage`, { priority: 'normal' });
    return (await make<TicketDetail>(`/tickets/${id}/assign`, { engineerId: admin.id, assistantIds })).visitId ?? 0;
  };
  const flaggedVisit = await visit('有异味', []);
  await make(`/jobs/${flaggedVisit}/accept`, {});
  const { id: checkInPhotoId, claim } = await upload();
  const { visit: { checkIn } } = await make<JobDetail>(`/jobs/${flaggedVisit}/check-in`, { method: 'manual', reason: '地下室', photo: { id: checkInPhotoId, claim } });
  const withPhoto = await upload();
  const { asset } = device;
  await api.http.put(`/api/v1/assets/${asset.id}`).set('authorization', admin.authorization)
    .send({ name: asset.name, categoryId: device.category.id, locationId: device.location.id, serialNumber: asset.serialNumber, photos: [{ id: withPhoto.id, claim: withPhoto.claim }] }).expect(200);
  const now = new Date();
  const session = await api.database.getRepository(Session).save({
    organizationId, userId: admin.id, client: 'console' as const, method: 'password' as const, userAgent: null, address: null, seed: Buffer.alloc(16, 1), rotatedAt: now, createdAt: now, lastUsedAt: now,
    expiresAt: new Date(now.getTime() + 86_400_000),
  } as Partial<Session> as Session);
  const event = await api.database.getRepository(OutboxEventRow).save({ organizationId, name: 'test.world', payload: {}, createdAt: now });
  const delivery = await api.database.getRepository(OutboxDeliveryRow).save({
    eventId: event.id, organizationId, listener: 'world', status: 'dead' as const, attempts: 1, availableAt: now, createdAt: now, lastError: 'no',
  });
  const notice = await api.database.getRepository(NoticeRow).save({ organizationId, userId: admin.id, kind: 'hold-over' as const, ticketId: null, ticketNumber: null, visitId: null, data: {}, createdAt: now, readAt: null });
  const calendar = await make<BusinessCalendar>('/business-calendars', { name: '全天', timeZone: 'Asia/Shanghai', aroundTheClock: true, workingHours: [], publicHolidays: false, exceptions: [] });
  const { ticket: doneTicket } = await submitTicket(api, requester, device);
  const doneVisitId = await completeTicket(api, doneTicket.id, admin, device);
  const followUps = (await api.http.get(`/api/v1/follow-ups?ticketId=${doneTicket.id}`).set('authorization', admin.authorization).expect(200)).body as Page<FollowUpSummary>;
  const merchant = await createMerchant(api, admin);
  const reconciliation = await api.database.getRepository(ReconciliationRow).save({ organizationId, merchantId: merchant.id, mchid: merchant.mchid, date: '2026-01-01', state: 'open' as const });
  const difference = await api.database.getRepository(ReconciliationDifferenceRow).save({
    organizationId, reconciliationId: reconciliation.id, merchantId: merchant.id, date: '2026-01-01', kind: 'theirs-only' as const, state: 'open' as const, subject: 'payment' as const, subjectKey: 'theirs-only 1 ', theirs: 100, seenInRun: 1,
  });
  const unexplained = await api.database.getRepository(UnexplainedNotification).save({ organizationId, merchantId: merchant.id, number: 'NOBODY-1', state: 'transaction.SUCCESS', receivedAt: now });
  const customer = await make<CustomerDetail>('/customers', { kind: 'company', name: '示例公司' });
  const papers = await createPapers(api, organizationId, { ticketId: doneTicket.id, requesterId: requester.id, customerId: customer.id });
  const priced = await createPriced(api, { admin, requester, device, customerId: customer.id });
  const { ticket: paidTicket } = await report('开关烧了');
  await make(`/tickets/${paidTicket.id}/triage`, { priority: 'normal' });
  const { visitId: paidVisitId } = await make<TicketDetail>(`/tickets/${paidTicket.id}/assign`, { engineerId: admin.id });
  const paidQuoteId = await agree(api, { organizationId, people: { engineer: admin } }, paidTicket.id, 3000);
  const [payment] = await make<PaymentSummary[]>('/payments', { channel: 'cash', paidAt: now.toISOString(), voucherNumber: 'SJ-0001', allocations: [{ quoteId: paidQuoteId, amount: 3000 }] });
  const { id: refundId } = await make<RefundSummary>(`/payments/${payment?.id ?? 0}/refunds`, { amount: 1000, reason: 'goodwill' });
  const csv = Buffer.from('\ufeff设备名称,分类\r\n风机,空调\r\n');
  return {
    paidTicket, paidVisitId: paidVisitId ?? 0, paidQuoteId, paymentId: payment?.id ?? 0, refundId,
    organizationId, admin, requester, device, staffId: staff.id, colleagueId: colleague.id, absenceId: absence?.id ?? 0, proposalId, sessionId: session.id, deliveryId: delivery.id, noticeId: notice.id, calendar, doneTicket, doneVisitId, followUpId: followUps.items[0]?.id ?? 0, upload: await upload(), photoId: withPhoto.id,
    model: await make<AssetModel>('/asset-models', { categoryId: device.category.id, manufacturer: '格力', name: `KFR-${idempotencyKey().slice(0, 6)}` }),
    customer, ...papers, ...priced,
    policy: await make<SlaPolicy>('/sla-policies', {
      name: '普通', position: 1, active: false, priorities: [], categoryIds: [], customerLevels: [], calendarId: calendar.id, responseMinutes: 60, onSiteMinutes: null, resolutionMinutes: null,
      pausingReasons: [], warningPercent: 80, escalations: [],
    }),
    part: await make<Part>('/parts', { code: 'FLT-20', name: '滤网', unit: '片', priceFen: 3500, categoryIds: [device.category.id], active: true }),
    merchant, reconciliationId: reconciliation.id, differenceId: difference.id, unexplainedId: unexplained.id,
    blankBatch: await make<StickerBatch>('/sticker-batches', { name: '备用', blank: 2 }),
    import: (await api.http.post('/api/v1/asset-imports').set('authorization', admin.authorization).attach('file', csv, 'a.csv').expect(201)).body as AssetImport,
    visitId: await visit('异响', [staff.id]),
    checkInId: checkIn?.id ?? 0,
    ticket: (await report('不制冷')).ticket,
    openTicket: (await report('漏水')).ticket,
  };
}

/** What its own admin sees of it; must be the same after another organization has tried everything. */
export async function snapshot(api: RunningApi, world: World): Promise<unknown> {
  const read = async (path: string, { authorization } = world.admin) => (await api.http.get(`/api/v1${path}`).set({ authorization })).body as unknown;
  const { device, customer, staffId, ticket } = world;
  const asset = await read(`/assets/${device.asset.id}`) as AssetDetail;
  return {
    // Links to files change with the clock.
    asset: { ...asset, photos: asset.photos.map(({ id }) => id) },
    location: await read(`/locations/${device.location.id}`), customer: await read(`/customers/${customer.id}`), categories: await read('/asset-categories'), models: await read('/asset-models'),
    sticker: await read(`/stickers/${device.sticker.id}`), staff: (await read('/staff') as { items: { id: number }[] }).items.filter(({ id }) => id === staffId),
    tickets: await read('/tickets'), progress: await read(`/my/tickets/${ticket.id}`, world.requester), settings: await read('/organization'),
    priceBooks: await read('/price-books'), contracts: await read('/contracts'), money: await read(`/tickets/${world.pricedTicketId}/money`), moneySettings: await read('/money-settings'),
    followUps: await read('/follow-ups'), parts: await read('/parts?withInactive=true'), merchants: await read('/merchants'), reconciliations: await read('/reconciliations'), differences: await read('/reconciliation-differences'), invoices: await read('/finance/invoices'), payments: await read('/payments'), refunds: await read('/refunds'), statements: await read('/finance/monthly-statements'), standard: await read(`/work-standards/${device.category.id}`),
    engineer: await read(`/engineers/${staffId}`), dispatch: await read('/dispatch/settings'), deliveries: await read('/operations/outbox?status=dead'), notices: await read('/me/notices'), calendars: await read('/business-calendars'), policies: await read('/sla-policies'), sessions: await api.database.getRepository(Session).countBy({ id: world.sessionId }),
  };
}
