import type { RouteName } from '@scanfix/shared-types';
import type { World } from './world.js';

/** A call to a route, with its path below `/api/v1`. */
export interface ForeignCall {
  path: string;
  body?: object;
}

type Row = (theirs: World, mine: World) => ForeignCall;

/** Routes whose parameter is a secret or a printed code: whoever has it may use it, in whatever organization. */
export const routesBySecret: RouteName[] = [
  'GET /auth/login-requests/:token', 'POST /auth/login-requests/:token/poll', 'POST /auth/login-requests/:token/approve', 'POST /auth/login-requests/:token/refuse',
  'GET /invitations/:token', 'POST /invitations/:token/accept', 'GET /scan/:code', 'GET /files/:key',
  'GET /public/tickets/:followToken', 'POST /public/tickets/:followToken/comments', 'POST /public/tickets/:followToken/cancel',
  'POST /public/tickets/:followToken/rework',
];

const savedAsset = ({ device }: World) => ({ name: '改名', categoryId: device.category.id, locationId: device.location.id });
const savedCalendar = { name: '改名', timeZone: 'Asia/Shanghai', aroundTheClock: true, workingHours: [], publicHolidays: false, exceptions: [] };
const savedPolicy = ({ calendar }: World) => ({
  name: '改名', position: 1, active: false, priorities: [], categoryIds: [], customerLevels: [], calendarId: calendar.id, responseMinutes: 30, onSiteMinutes: null, resolutionMinutes: null,
  pausingReasons: [], warningPercent: 80, escalations: [],
});
const savedEngineer = { maximumOpenJobs: 3, skills: [], territoryLocationIds: [], territoryPolygons: [], shifts: [], base: null };
const absence = { from: '2027-02-05T01:00:00.000Z', to: '2027-02-06T01:00:00.000Z', reason: 'sick' };
const reported = { description: '不制冷', urgency: 'normal', contact: { name: '张三', phone: '13800138000' } };

/** For each route that names a thing in its path: the call with another organization's thing, otherwise right. A new route needs a row. */
export const foreignPaths: Partial<Record<RouteName, Row>> = {
  'DELETE /me/sessions/:id': ({ sessionId }) => ({ path: `/me/sessions/${sessionId}` }),
  'PATCH /staff/:id': ({ staffId }) => ({ path: `/staff/${staffId}`, body: { name: '改名' } }),
  'POST /staff/:id/invitations': ({ staffId }) => ({ path: `/staff/${staffId}/invitations` }),
  'POST /staff/:id/reset-password': ({ staffId }) => ({ path: `/staff/${staffId}/reset-password` }),
  'POST /staff/:id/unlock': ({ staffId }) => ({ path: `/staff/${staffId}/unlock` }),
  'DELETE /staff/:id/sessions': ({ staffId }) => ({ path: `/staff/${staffId}/sessions` }),
  'GET /locations/:id': ({ device }) => ({ path: `/locations/${device.location.id}` }),
  'PUT /locations/:id': ({ device }) => ({ path: `/locations/${device.location.id}`, body: { parentId: null, kind: 'room', name: '改名' } }),
  'DELETE /locations/:id': ({ device }) => ({ path: `/locations/${device.location.id}` }),
  'GET /customers/:id': ({ customer }) => ({ path: `/customers/${customer.id}` }),
  'PUT /customers/:id': ({ customer }) => ({ path: `/customers/${customer.id}`, body: { kind: 'company', name: '改名' } }),
  'PUT /asset-categories/:id': ({ device }) => ({ path: `/asset-categories/${device.category.id}`, body: { name: '改名', problemTypes: [] } }),
  'DELETE /asset-categories/:id': ({ device }) => ({ path: `/asset-categories/${device.category.id}` }),
  'PUT /asset-models/:id': ({ model }, { device }) => ({ path: `/asset-models/${model.id}`, body: { categoryId: device.category.id, manufacturer: '格力', name: '改名' } }),
  'GET /assets/:id': ({ device }) => ({ path: `/assets/${device.asset.id}` }),
  'PUT /assets/:id': ({ device }, mine) => ({ path: `/assets/${device.asset.id}`, body: savedAsset(mine) }),
  'POST /assets/:id/retire': ({ device }) => ({ path: `/assets/${device.asset.id}/retire`, body: { reason: '报废' } }),
  'POST /assets/:id/reinstate': ({ device }) => ({ path: `/assets/${device.asset.id}/reinstate` }),
  'GET /asset-imports/:id': (theirs) => ({ path: `/asset-imports/${theirs.import.id}` }),
  'GET /asset-imports/:id/errors': (theirs) => ({ path: `/asset-imports/${theirs.import.id}/errors` }),
  'POST /asset-imports/:id/apply': (theirs) => ({ path: `/asset-imports/${theirs.import.id}/apply`, body: { skipInvalid: true } }),
  'GET /stickers/by-code/:code': ({ device }) => ({ path: `/stickers/by-code/${device.sticker.code}` }),
  'GET /stickers/:id': ({ device }) => ({ path: `/stickers/${device.sticker.id}` }),
  'GET /stickers/:id/image': ({ device }) => ({ path: `/stickers/${device.sticker.id}/image?format=png` }),
  'POST /stickers/:id/bind': ({ device }, mine) => ({ path: `/stickers/${device.sticker.id}/bind`, body: { assetId: mine.device.asset.id, replace: true } }),
  'POST /stickers/:id/unbind': ({ device }) => ({ path: `/stickers/${device.sticker.id}/unbind`, body: { reason: '错了' } }),
  'POST /stickers/:id/mark-lost': ({ device }) => ({ path: `/stickers/${device.sticker.id}/mark-lost`, body: { reason: '丢了' } }),
  'POST /stickers/:id/mark-found': ({ device }) => ({ path: `/stickers/${device.sticker.id}/mark-found` }),
  'POST /stickers/:id/void': ({ device }) => ({ path: `/stickers/${device.sticker.id}/void`, body: { reason: '坏了' } }),
  'GET /my/tickets/:id': ({ ticket }) => ({ path: `/my/tickets/${ticket.id}` }),
  'POST /my/tickets/:id/comments': ({ ticket }) => ({ path: `/my/tickets/${ticket.id}/comments`, body: { text: '在吗' } }),
  'POST /my/tickets/:id/cancel': ({ ticket }) => ({ path: `/my/tickets/${ticket.id}/cancel`, body: { reason: 'by-mistake' } }),
  'GET /tickets/:id': ({ ticket }) => ({ path: `/tickets/${ticket.id}` }),
  'GET /tickets/by-number/:number': ({ ticket }) => ({ path: `/tickets/by-number/${ticket.number}` }),
  'POST /tickets/:id/triage': ({ ticket }) => ({ path: `/tickets/${ticket.id}/triage`, body: { priority: 'high' } }),
  'POST /tickets/:id/invalidate': ({ ticket }) => ({ path: `/tickets/${ticket.id}/invalidate`, body: { reason: 'test' } }),
  'POST /my/tickets/:id/rework': ({ ticket }) => ({ path: `/my/tickets/${ticket.id}/rework`, body: { reason: 'not-fixed' } }),
  'POST /tickets/:id/hold': ({ ticket }) => ({ path: `/tickets/${ticket.id}/hold`, body: { reason: 'parts', until: '2099-01-01T00:00:00.000Z' } }),
  'POST /tickets/:id/resume': ({ ticket }) => ({ path: `/tickets/${ticket.id}/resume`, body: {} }),
  'POST /tickets/:id/confirm': ({ ticket }) => ({ path: `/tickets/${ticket.id}/confirm`, body: {} }),
  'POST /tickets/:id/rework': ({ ticket }) => ({ path: `/tickets/${ticket.id}/rework`, body: { reason: 'not-fixed' } }),
  'GET /tickets/:id/recommendations': ({ ticket }) => ({ path: `/tickets/${ticket.id}/recommendations` }),
  'POST /tickets/:id/assign': ({ ticket }, { staffId }) => ({ path: `/tickets/${ticket.id}/assign`, body: { engineerId: staffId } }),
  'POST /jobs/pool/:ticketId/claim': ({ ticket }) => ({ path: `/jobs/pool/${ticket.id}/claim` }),
  'GET /engineers/:id': ({ staffId }) => ({ path: `/engineers/${staffId}` }),
  'PUT /engineers/:id': ({ staffId }) => ({ path: `/engineers/${staffId}`, body: savedEngineer }),
  'POST /engineers/:id/absences': ({ staffId }) => ({ path: `/engineers/${staffId}/absences`, body: absence }),
  'DELETE /engineers/:id/absences/:absenceId': ({ staffId, absenceId }) => ({ path: `/engineers/${staffId}/absences/${absenceId}` }),
  'POST /dispatch/proposals/:id/apply': ({ proposalId }) => ({ path: `/dispatch/proposals/${proposalId}/apply`, body: {} }),
  'GET /tickets/:id/verification': ({ ticket }) => ({ path: `/tickets/${ticket.id}/verification` }),
  'POST /tickets/:id/cancel': ({ ticket }) => ({ path: `/tickets/${ticket.id}/cancel`, body: { reason: 'not-needed' } }),
  'POST /tickets/:id/merge': ({ ticket }, mine) => ({ path: `/tickets/${ticket.id}/merge`, body: { intoNumber: mine.ticket.number } }),
  'POST /tickets/:id/comments': ({ ticket }) => ({ path: `/tickets/${ticket.id}/comments`, body: { text: '在吗', internal: true } }),
  'POST /tickets/:id/reveal-phone': ({ ticket }) => ({ path: `/tickets/${ticket.id}/reveal-phone`, body: {} }),
  'PUT /business-calendars/:id': ({ calendar }) => ({ path: `/business-calendars/${calendar.id}`, body: savedCalendar }),
  'DELETE /business-calendars/:id': ({ calendar }) => ({ path: `/business-calendars/${calendar.id}` }),
  'PUT /sla-policies/:id': ({ policy }, mine) => ({ path: `/sla-policies/${policy.id}`, body: savedPolicy(mine) }),
  'DELETE /sla-policies/:id': ({ policy }) => ({ path: `/sla-policies/${policy.id}` }),
  'POST /me/notices/:id/read': ({ noticeId }) => ({ path: `/me/notices/${noticeId}/read` }),
  'POST /operations/outbox/:id/retry': ({ deliveryId }) => ({ path: `/operations/outbox/${deliveryId}/retry` }),
};

/** Another organization's things inside a body: each call is refused, and nothing is made. */
export const foreignBodies: [RouteName, string, Row][] = [
  ['POST /locations', 'parentId', ({ device }) => ({ path: '/locations', body: { parentId: device.location.id, kind: 'room', name: '偷来的' } })],
  ['PUT /locations/:id', 'parentId', ({ device }, mine) => ({ path: `/locations/${mine.device.location.id}`, body: { parentId: device.location.id, kind: 'room', name: '偷来的' } })],
  ['POST /asset-models', 'categoryId', ({ device }) => ({ path: '/asset-models', body: { categoryId: device.category.id, manufacturer: '格力', name: '偷来的' } })],
  ['PUT /asset-categories/:id', 'problemTypes', ({ device }, mine) => ({ path: `/asset-categories/${mine.device.category.id}`, body: { name: '空调', problemTypes: [{ id: device.category.problemTypes[0]?.id, name: '偷来的' }] } })],
  ['POST /assets', 'categoryId', ({ device }, mine) => ({ path: '/assets', body: { ...savedAsset(mine), categoryId: device.category.id } })],
  ['POST /assets', 'modelId', ({ model }, mine) => ({ path: '/assets', body: { ...savedAsset(mine), modelId: model.id } })],
  ['POST /assets', 'customerId', ({ customer }, mine) => ({ path: '/assets', body: { ...savedAsset(mine), customerId: customer.id } })],
  ['POST /assets', 'locationId', ({ device }, mine) => ({ path: '/assets', body: { ...savedAsset(mine), locationId: device.location.id } })],
  ['POST /assets', 'photos by id', ({ photoId }, mine) => ({ path: '/assets', body: { ...savedAsset(mine), photos: [{ id: photoId }] } })],
  ['POST /assets', 'photos by claim', ({ upload }, mine) => ({ path: '/assets', body: { ...savedAsset(mine), photos: [{ id: upload.id, claim: upload.claim }] } })],
  ['PUT /assets/:id', 'locationId', ({ device }, mine) => ({ path: `/assets/${mine.device.asset.id}`, body: { ...savedAsset(mine), locationId: device.location.id } })],
  ['POST /sticker-batches', 'assetIds', ({ device }) => ({ path: '/sticker-batches', body: { name: '偷来的', assetIds: [device.asset.id] } })],
  ['POST /sticker-batches', 'locationIds', ({ device }) => ({ path: '/sticker-batches', body: { name: '偷来的', locationIds: [device.location.id] } })],
  ['POST /stickers/:id/bind', 'assetId', ({ device }, mine) => ({ path: `/stickers/${mine.device.sticker.id}/bind`, body: { assetId: device.asset.id, replace: true } })],
  ['POST /stickers/:id/bind', 'locationId', ({ device }, mine) => ({ path: `/stickers/${mine.device.sticker.id}/bind`, body: { locationId: device.location.id, replace: true } })],
  ['POST /my/tickets', 'stickerCode', ({ device }) => ({ path: '/my/tickets', body: { ...reported, stickerCode: device.sticker.code } })],
  ['POST /my/tickets', 'assetId', ({ device }) => ({ path: '/my/tickets', body: { ...reported, assetId: device.asset.id } })],
  ['POST /my/tickets', 'locationId', ({ device }) => ({ path: '/my/tickets', body: { ...reported, locationId: device.location.id } })],
  ['POST /my/tickets', 'attachments', ({ upload }) => ({ path: '/my/tickets', body: { ...reported, placeText: '大厅', attachments: [{ id: upload.id, claim: upload.claim }] } })],
  ['POST /my/follows', 'stickerCode', ({ device, ticket }) => ({ path: '/my/follows', body: { stickerCode: device.sticker.code, ticketNumber: ticket.number } })],
  ['POST /my/follows', 'ticketNumber', ({ ticket }, mine) => ({ path: '/my/follows', body: { stickerCode: mine.device.sticker.code, ticketNumber: ticket.number } })],
  ['POST /tickets', 'assetId', ({ device }) => ({ path: '/tickets', body: { ...reported, assetId: device.asset.id } })],
  ['POST /tickets', 'problemTypeId', ({ device }, mine) => ({ path: '/tickets', body: { ...reported, assetId: mine.device.asset.id, anotherProblem: true, problemTypeId: device.category.problemTypes[0]?.id } })],
  ['POST /tickets/:id/triage', 'assetId', ({ device }, { ticket }) => ({ path: `/tickets/${ticket.id}/triage`, body: { priority: 'high', assetId: device.asset.id } })],
  ['POST /tickets/:id/triage', 'locationId', ({ device }, { ticket }) => ({ path: `/tickets/${ticket.id}/triage`, body: { priority: 'high', locationId: device.location.id } })],
  ['POST /tickets/:id/assign', 'engineerId', ({ staffId }, { ticket }) => ({ path: `/tickets/${ticket.id}/assign`, body: { engineerId: staffId } })],
  ['POST /tickets/:id/assign', 'assistantIds', ({ staffId }, mine) => ({ path: `/tickets/${mine.ticket.id}/assign`, body: { engineerId: mine.staffId, assistantIds: [staffId] } })],
  ['PUT /engineers/:id', 'skills', ({ device }, { staffId }) => ({ path: `/engineers/${staffId}`, body: { ...savedEngineer, skills: [{ categoryId: device.category.id, level: 1 }] } })],
  ['PUT /engineers/:id', 'territoryLocationIds', ({ device }, { staffId }) => ({ path: `/engineers/${staffId}`, body: { ...savedEngineer, territoryLocationIds: [device.location.id] } })],
  ['DELETE /engineers/:id/absences/:absenceId', 'absence', ({ absenceId }, { staffId }) => ({ path: `/engineers/${staffId}/absences/${absenceId}` })],
  ['POST /dispatch/proposals', 'ticketIds', ({ ticket }) => ({ path: '/dispatch/proposals', body: { ticketIds: [ticket.id] } })],
  ['POST /tickets/:id/merge', 'intoNumber', (theirs, { ticket }) => ({ path: `/tickets/${ticket.id}/merge`, body: { intoNumber: theirs.ticket.number } })],
  ['POST /tickets/:id/comments', 'attachments', ({ upload }, { ticket }) => ({ path: `/tickets/${ticket.id}/comments`, body: { text: '看', attachments: [{ id: upload.id, claim: upload.claim }] } })],
  ['POST /tickets/:id/reveal-phone', 'requesterId', ({ requester }, { ticket }) => ({ path: `/tickets/${ticket.id}/reveal-phone`, body: { requesterId: requester.id } })],
  ['POST /sla-policies', 'calendarId', (theirs) => ({ path: '/sla-policies', body: savedPolicy(theirs) })],
  ['POST /sla-policies', 'categoryIds', ({ device }, mine) => ({ path: '/sla-policies', body: { ...savedPolicy(mine), categoryIds: [device.category.id] } })],
  ['POST /sla-policies', 'escalations', ({ staffId }, mine) => ({ path: '/sla-policies', body: { ...savedPolicy(mine), escalations: [{ clock: 'response', since: 'due', minutes: 0, raisePriority: false, targets: [{ kind: 'user', userId: staffId }] }] } })],
  ['PUT /sla-policies/:id', 'calendarId', (theirs, { policy }) => ({ path: `/sla-policies/${policy.id}`, body: savedPolicy(theirs) })],
  ['GET /stickers/sheet', 'batchId', ({ blankBatch }) => ({ path: `/stickers/sheet?layout=roll-60x40&batchId=${blankBatch.id}` })],
  ['GET /stickers/sheet', 'ids', ({ device }) => ({ path: `/stickers/sheet?layout=roll-60x40&ids=${device.sticker.id}` })],
];

/** Lists filtered by another organization's things, and lists at all: none of its rows is in them. */
export const foreignFilters: [RouteName, Row][] = [
  ['GET /assets', ({ device }) => ({ path: `/assets?locationId=${device.location.id}` })],
  ['GET /assets', ({ device }) => ({ path: `/assets?search=${encodeURIComponent(device.asset.serialNumber ?? '')}` })],
  ['GET /assets', ({ customer }) => ({ path: `/assets?customerId=${customer.id}` })],
  ['GET /asset-models', ({ device }) => ({ path: `/asset-models?categoryId=${device.category.id}` })],
  ['GET /locations', ({ device }) => ({ path: `/locations?parentId=${device.location.id}` })],
  ['GET /my/places', ({ device }) => ({ path: `/my/places?parentId=${device.location.id}` })],
  ['GET /stickers', ({ device }) => ({ path: `/stickers?assetId=${device.asset.id}` })],
  ['GET /stickers', ({ blankBatch }) => ({ path: `/stickers?batchId=${blankBatch.id}` })],
  ['GET /stickers', ({ device }) => ({ path: `/stickers?search=${device.sticker.code}` })],
  ['GET /tickets', ({ device }) => ({ path: `/tickets?assetId=${device.asset.id}` })],
  ['GET /tickets', ({ ticket }) => ({ path: `/tickets?search=${ticket.number}` })],
  ['GET /tickets', ({ requester }) => ({ path: `/tickets?requesterId=${requester.id}` })],
  ['GET /tickets', ({ device }) => ({ path: `/tickets?locationId=${device.location.id}` })],
];
