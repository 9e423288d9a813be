import sharp from 'sharp';
import { all, caller, upload, wechatCode } from './calls.mjs';
import { engineers, signature } from './field-work.mjs';
import { staff, tenants } from './people.mjs';
import { reports } from './reports.mjs';

/** @typedef {import('./calls.mjs').Call} Call */

/** Person of the demo → id of the member of staff. */
export async function idsOfStaff(office) {
  const members = await all(office, '/staff');
  return new Map(staff.map(({ id, name }) => [id, members.find((member) => member.name === name)?.id]));
}

/** The reports, oldest first, and what everybody did next: each with their own phone or desk. */
export async function report({ api, anybody, phone, desk, finance, stickers, office }) {
  const people = new Map();
  const crew = await engineersAtWork({ api, anybody, phone, office });
  for (const { id, name } of tenants) {
    const { accessToken } = await anybody('POST', '/auth/wechat', { code: await wechatCode(phone, id), client: 'mini-program' });
    const call = caller(api, '/api/v1', accessToken);
    await call('PATCH', '/me', { name });
    await call('PUT', '/me/phone', { wechatPhoneCode: (await phone('POST', '/control/phone-code', { person: id })).code });
    people.set(id, call);
  }
  // Oldest first, so that the newest stand on top of the desk's list.
  for (const { by, device, place, problem, urgency, photos, text, then, follow = [] } of [...reports].reverse()) {
    const sticker = device && stickers.find(({ asset }) => asset.name.startsWith(device));
    const call = people.get(by);
    const scan = sticker && (await anybody('GET', `/scan/${sticker.code}`));
    const tenant = tenants.find(({ id }) => id === by);
    if (!tenant) throw new Error(`the demo has no tenant ${by}`);
    const { ticket } = await call('POST', '/my/tickets', {
      ...(sticker ? { stickerCode: sticker.code, problemTypeId: scan.problemTypes.find(({ name }) => name === problem)?.id } : { placeText: place }),
      description: text, urgency, contact: { name: tenant.name, phone: tenant.phone }, anotherProblem: true,
      attachments: await Promise.all(photos.map((name) => upload(call, name))),
    });
    for (const other of follow) await people.get(other)('POST', '/my/follows', { stickerCode: sticker.code, ticketNumber: ticket.number });
    for (const [action, ...words] of /** @type {[string, ...any[]][]} */ (then)) await handle({ desk, finance, own: call, phone, ticket, crew }, action, words);
  }
}

/** Each engineer with their own phone, and what they choose from when they record their work. */
async function engineersAtWork({ api, anybody, phone, office }) {
  const ids = await idsOfStaff(office);
  const catalogue = new Map((await all(office, '/parts')).map((part) => [part.code, part.id]));
  const crew = new Map();
  for (const person of Object.keys(engineers)) {
    const { accessToken } = await anybody('POST', '/auth/wechat', { code: await wechatCode(phone, person), client: 'mini-program' });
    crew.set(person, { id: ids.get(person), call: caller(api, '/api/v1', accessToken), catalogue });
  }
  return crew;
}

/**
 * What the desk, finance, the requester or an engineer did next.
 * @param {{ desk: Call, finance: Call, own: Call, phone: Call, ticket: { id: number }, crew: Map<string, { id: number, call: Call, catalogue: Map<string, number> }> }} on
 * @param {string} action
 * @param {any[]} words
 */
async function handle({ desk, finance, own, phone, ticket, crew }, action, [first, second, third]) {
  switch (action) {
    case 'comment': return desk('POST', `/tickets/${ticket.id}/comments`, { text: second });
    case 'triage': return desk('POST', `/tickets/${ticket.id}/triage`, { priority: first, ...(second ? { note: second } : {}) });
    case 'invalidate': return desk('POST', `/tickets/${ticket.id}/invalidate`, { reason: first, note: second });
    case 'cancel': return own('POST', `/my/tickets/${ticket.id}/cancel`, { reason: first, note: second });
    case 'assign': return desk('POST', `/tickets/${ticket.id}/assign`, { engineerId: crew.get(first)?.id });
    case 'approve': case 'pay': case 'invoice': case 'cash': case 'refund': return settle({ desk, finance, own, phone, ticket }, action, first);
    case 'answer': return own('POST', `/my/tickets/${ticket.id}/follow-up`, first);
    default: return work(crew.get(first), ticket, action, [second, third]);
  }
}

/** A step of the money: the requester approves, pays and asks for an invoice; finance takes cash; the desk asks for money back. */
async function settle({ desk, finance, own, phone, ticket }, action, words) {
  const { quotes: [quote], due, payments: [payment] } = await desk('GET', `/tickets/${ticket.id}/money`);
  switch (action) {
    case 'approve': {
      const image = await upload(own, 'signature', await sharp(signature).png().toBuffer());
      return own('POST', `/my/tickets/${ticket.id}/quotes/${quote.id}/approve`, { signerName: words, image, total: quote.total });
    }
    case 'pay': {
      const started = await own('POST', `/my/tickets/${ticket.id}/payments`, { channel: 'mini-program', amount: due });
      await phone('POST', `/control/pay/transactions/${started.payment.outTradeNo}/pay`, { person: words });
      return own('POST', `/my/tickets/${ticket.id}/payments/${started.payment.id}/refresh`, {});
    }
    case 'cash': return finance('POST', '/payments', { ...words, paidAt: new Date().toISOString(), allocations: [{ quoteId: quote.id, amount: due }] });
    case 'invoice': return own('POST', `/my/tickets/${ticket.id}/invoices`, words);
    case 'refund': return desk('POST', `/payments/${payment.id}/refunds`, words);
    default: throw new Error(`the demo knows no ${action}`);
  }
}

/** A step of an engineer's own. */
async function work(engineer, ticket, action, [first, second]) {
  const { call, catalogue } = engineer;
  const job = (await call('GET', '/jobs?scope=open&limit=100')).items.find(({ ticketId }) => ticketId === ticket.id);
  const step = (path, body = {}) => call('POST', `/jobs/${job.visitId}/${path}`, body);
  switch (action) {
    case 'accept': case 'depart': return step(action);
    case 'checkIn': return step('check-in', { method: 'geofence', coordinates: job.coordinates, accuracyMeters: 20 });
    case 'quote': return step('quotes', { baseVersion: 0, lines: first.map(({ part, ...line }) => ({ ...line, ...(part ? { partId: catalogue.get(part) } : {}) })) });
    case 'hold': return step('hold', { reason: first, note: second, until: new Date(Date.now() + 2 * 86_400_000).toISOString() });
    case 'record': return step('work-log', await recordOf({ call, catalogue, job }, first));
    case 'complete': {
      const image = await upload(call, 'signature', await sharp(signature).png().toBuffer());
      return step('complete', { signature: { signerName: '住户', image } });
    }
    default: throw new Error(`the demo knows no ${action}`);
  }
}

async function recordOf({ call, catalogue, job }, { fault, cause, action, minutes, parts: used, before }) {
  const { standard } = await call('GET', `/jobs/${job.visitId}`);
  return {
    faultCodeId: standard.faultCodes.find(({ code }) => code === fault).id, cause, action, labourMinutes: minutes,
    parts: Object.entries(used).map(([code, quantity]) => ({ partId: catalogue.get(code), quantity })),
    photos: before ? [{ moment: 'before', takenAt: new Date().toISOString(), coordinates: job.coordinates, attachment: await upload(call, before) }] : [],
    checklist: standard.checklist.map(({ id }) => ({ itemId: id, result: 'ok' })),
  };
}
