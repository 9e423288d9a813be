/** The yardstick: the same rows through plain mysql2 on a bare Fastify, with nothing around them. Started by measure.mjs. */
import { createHash, randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { createPool } from 'mysql2/promise';

const { DATABASE_URL = '', PORT = '', ORGANIZATION_ID = '1', USER_ID = '1' } = process.env;
const organizationId = Number(ORGANIZATION_ID);
const userId = Number(USER_ID);
const pool = createPool({ uri: DATABASE_URL, connectionLimit: 20, timezone: 'Z' });
const app = Fastify();
const noHash = Buffer.alloc(32);

/** What the API writes for one report: idempotency key, ticket, requester, event, clock, outbox event and its delivery. */
app.post('/tickets', (request) => within((connection) => submit(connection, /** @type {any} */ (request.body))));

/** What the API writes for one step of a ticket's life. */
app.post('/steps', (request) => {
  const { step, ...walk } = /** @type {any} */ (request.body);
  return within((connection) => (step === 'submit' ? submit(connection, { assetId: walk.assetId, description: '开机两小时还是热风', contact: { name: '住户', phone: '13900000001' } }) : move(connection, step, walk)));
});

/** @param {(connection: import('mysql2/promise').PoolConnection) => Promise<object>} work */
async function within(work) {
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    const answer = await work(connection);
    await connection.query('INSERT INTO idempotency_keys SET ?', { id: `plain:${randomUUID()}`, fingerprint: noHash, answer: JSON.stringify(answer), createdAt: new Date() });
    await connection.commit();
    return answer;
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
}

async function submit(connection, { assetId, description, contact }) {
  const now = new Date();
  const hash = createHash('sha256').update(description).digest();
  const [ticket] = await connection.query('INSERT INTO tickets SET ?', {
    organizationId, state: 'submitted', open: true, source: 'requester', urgency: 'normal', priority: null, assetId, locationId: 1, categoryId: 1,
    problemTypeId: 1, problemTypeName: '不制冷', assetName: '挂式空调', serialNumber: 'SN-1', place: '["1室"]', placeText: null, description,
    contactName: contact.name, contactPhone: contact.phone, preferredFrom: null, preferredTo: null,
    warranty: '{"status":"in-warranty","reason":"asset-date","until":"2030-01-01"}', reporterId: userId, mergedIntoId: null, followerCount: 1, attachmentCount: 0,
    submittedAt: now, expectedResponseAt: now, respondedAt: null, updatedAt: now, version: 1, lastEventHash: hash, stickerId: null,
  });
  const ticketId = ticket.insertId;
  await connection.query('INSERT INTO ticket_requesters SET ?', { organizationId, ticketId, userId, reporter: true, followedAt: now });
  await connection.query('INSERT INTO ticket_events SET ?', { organizationId, ticketId, kind: 'action', action: 'submit', fromState: null, toState: 'submitted', actorKind: 'requester', actorId: userId, internal: false, data: '{}', createdAt: now, hash });
  await connection.query('INSERT INTO ticket_clocks SET ?', { organizationId, ticketId, kind: 'response', state: 'running', startedAt: now, targetMinutes: 240, dueAt: now, warnAt: now, pauses: '[]', stepsTaken: '[]' });
  await tell(connection, 'plain.submitted', ticketId, now);
  return { ticketId };
}

const stateAfter = { triage: 'triaged', assign: 'assigned', accept: 'accepted', depart: 'en_route', checkIn: 'in_progress', hold: 'on_hold', resume: 'in_progress', complete: 'completed', confirm: 'closed' };

/** Lock, history, state, what the step itself leaves, and the word to others. */
async function move(connection, step, { ticketId, engineerId, assetId }) {
  const now = new Date();
  const [[ticket]] = await connection.query('SELECT * FROM tickets WHERE id = ? AND organizationId = ? FOR UPDATE', [ticketId, organizationId]);
  const hash = createHash('sha256').update(ticket.lastEventHash).update(step).digest();
  await connection.query('INSERT INTO ticket_events SET ?', { organizationId, ticketId, kind: 'action', action: step, fromState: ticket.state, toState: stateAfter[step], actorKind: 'staff', actorId: engineerId, internal: false, data: '{}', createdAt: now, hash });
  await connection.query('UPDATE tickets SET ? WHERE id = ?', [{ state: stateAfter[step], open: step !== 'confirm', version: ticket.version + 1, updatedAt: now, lastEventHash: hash }, ticketId]);
  await leave(connection, step, { ticketId, engineerId, assetId, now });
  await tell(connection, 'plain.moved', ticketId, now);
  return { ticketId };
}

async function leave(connection, step, { ticketId, engineerId, assetId, now }) {
  const visit = (/** @type {object} */ columns) => connection.query('UPDATE visits SET ? WHERE openTicketId = ?', [columns, ticketId]);
  switch (step) {
    case 'triage': return clocks(connection, ticketId, now);
    case 'assign': {
      const [made] = await connection.query('INSERT INTO visits SET ?', { organizationId, ticketId, openTicketId: ticketId, engineerId, assetId, stage: 'assigned', open: true, method: 'manual', assignedAt: now, lastStepAt: now, startsAt: now, credited: false, falselyCompleted: false });
      return connection.query('UPDATE tickets SET engineerId = ?, visitId = ? WHERE id = ?', [engineerId, made.insertId, ticketId]);
    }
    case 'accept': return visit({ stage: 'accepted', acceptedAt: now, lastStepAt: now });
    case 'depart': return visit({ stage: 'en_route', departedAt: now, lastStepAt: now });
    case 'checkIn': {
      const [[{ id: visitId }]] = await connection.query('SELECT * FROM visits WHERE openTicketId = ?', [ticketId]);
      await connection.query('INSERT INTO check_ins SET ?', { organizationId, visitId, ticketId, engineerId, method: 'geofence', at: now, receivedAt: now, flags: '[]', flagged: false, reviewed: false });
      await visit({ stage: 'in_progress', checkedInAt: now, lastStepAt: now });
      return clocks(connection, ticketId, now);
    }
    case 'hold': case 'resume': {
      await visit({ lastStepAt: now });
      return clocks(connection, ticketId, now);
    }
    case 'complete': {
      const [[{ id: visitId }]] = await connection.query('SELECT * FROM visits WHERE openTicketId = ?', [ticketId]);
      await connection.query('INSERT INTO work_logs SET ?', { organizationId, visitId, cause: '电容老化', action: '更换电容', labourMinutes: 30, checklist: '[]', recordedAt: now, recordedById: engineerId, version: 1 });
      await connection.query('INSERT INTO ticket_events SET ?', { organizationId, ticketId, kind: 'work-log', actorKind: 'staff', actorId: engineerId, internal: false, data: '{}', createdAt: now, hash: noHash });
      await visit({ stage: 'ended', open: false, openTicketId: null, outcome: 'completed', finishedAt: now, lastStepAt: now, credited: true });
      await connection.query('INSERT INTO follow_ups SET ?', { organizationId, ticketId, engineerId, requesterId: userId, status: 'asked', askNps: false, completedAt: now, dueAt: now, closesAt: now, bad: false });
      return clocks(connection, ticketId, now);
    }
    default: return connection.query("UPDATE follow_ups SET status = 'answered', answeredAt = ? WHERE organizationId = ? AND ticketId = ?", [now, organizationId, ticketId]);
  }
}

async function clocks(connection, ticketId, now) {
  const [rows] = await connection.query('SELECT * FROM ticket_clocks WHERE organizationId = ? AND ticketId = ?', [organizationId, ticketId]);
  for (const { id } of rows) await connection.query('UPDATE ticket_clocks SET warnAt = ? WHERE id = ?', [now, id]);
}

async function tell(connection, name, ticketId, now) {
  const [event] = await connection.query('INSERT INTO outbox_events SET ?', { organizationId, name, payload: JSON.stringify({ ticketId }), createdAt: now });
  await connection.query('INSERT INTO outbox_deliveries SET ?', { eventId: event.insertId, organizationId, listener: 'plain', status: 'done', attempts: 0, availableAt: now, createdAt: now });
}

/** The rows that the desk's page of one ticket shows. */
app.get('/tickets/:id', async (request) => {
  const { id } = /** @type {any} */ (request.params);
  const rows = async (/** @type {string} */ sql, /** @type {unknown[]} */ values) => /** @type {any[]} */ ((await pool.query(sql, values))[0]);
  const [ticket] = await rows('SELECT * FROM tickets WHERE id = ? AND organizationId = ?', [id, organizationId]);
  const [events, requesters, assets, ofAsset, ofRequester] = await Promise.all([
    rows('SELECT * FROM ticket_events WHERE ticketId = ? ORDER BY id', [id]),
    rows('SELECT * FROM ticket_requesters WHERE ticketId = ?', [id]),
    rows('SELECT * FROM assets a JOIN asset_categories c ON c.id = a.categoryId LEFT JOIN asset_models m ON m.id = a.modelId LEFT JOIN locations l ON l.id = a.locationId WHERE a.id = ?', [ticket.assetId]),
    rows('SELECT * FROM tickets WHERE organizationId = ? AND assetId = ? ORDER BY id DESC LIMIT 11', [organizationId, ticket.assetId]),
    rows('SELECT t.* FROM ticket_requesters r STRAIGHT_JOIN tickets t ON t.id = r.ticketId WHERE r.organizationId = ? AND r.userId = ? ORDER BY r.ticketId DESC LIMIT 11', [organizationId, ticket.reporterId]),
  ]);
  const [people, promises] = await Promise.all([
    rows('SELECT * FROM users WHERE id IN (?)', [[...events.map(({ actorId }) => actorId), ...requesters.map((row) => row.userId)]]),
    rows('SELECT * FROM ticket_clocks WHERE organizationId = ? AND ticketId IN (?) ORDER BY id', [organizationId, [ticket.id, ...ofAsset.map((row) => row.id), ...ofRequester.map((row) => row.id)]]),
  ]);
  return { ticket, events, requesters, assets, ofAsset, ofRequester, promises, people: people.map(({ id: person, name }) => ({ person, name })) };
});

app.get('/tickets', async () => {
  const [rows] = /** @type {[any[], unknown]} */ (await pool.query('SELECT * FROM tickets FORCE INDEX (tickets_open) WHERE organizationId = ? AND open = TRUE ORDER BY id DESC LIMIT 20', [organizationId]));
  const [promises] = await pool.query('SELECT * FROM ticket_clocks WHERE organizationId = ? AND ticketId IN (?) ORDER BY id', [organizationId, rows.map(({ id }) => id)]);
  return { rows, promises };
});

await app.listen({ port: Number(PORT), host: '127.0.0.1' });
