/** The yardstick: the same rows through plain mysql2 on a bare Fastify, with nothing around them. Started by measure.mjs. */
import { createHash, randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { createPool } from 'mysql2/promise';

const { DATABASE_URL = '', PORT = '', ORGANIZATION_ID = '1', USER_ID = '1' } = process.env;
const organizationId = Number(ORGANIZATION_ID);
const userId = Number(USER_ID);
const pool = createPool({ uri: DATABASE_URL, connectionLimit: 20, timezone: 'Z' });
const app = Fastify();

/** What the API writes for one report: idempotency key, ticket, requester, event, outbox event and its delivery. */
app.post('/tickets', async (request) => {
  const { assetId, description, contact } = /** @type {any} */ (request.body);
  const now = new Date();
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    const hash = createHash('sha256').update(description).digest();
    const [ticket] = await connection.query('INSERT INTO tickets SET ?', {
      organizationId, state: 'submitted', open: true, source: 'requester', urgency: 'normal', priority: null, assetId, locationId: 1, categoryId: 1,
      problemTypeId: 1, problemTypeName: '不制冷', assetName: '挂式空调', serialNumber: 'SN-1', place: '["1室"]', placeText: null, description,
      contactName: contact.name, contactPhone: contact.phone, preferredFrom: null, preferredTo: null,
      warranty: '{"status":"in-warranty","reason":"asset-date","until":"2030-01-01"}', reporterId: userId, mergedIntoId: null, followerCount: 1, attachmentCount: 0,
      submittedAt: now, expectedResponseAt: now, respondedAt: null, updatedAt: now, version: 1, lastEventHash: hash, stickerId: null,
    });
    const ticketId = /** @type {any} */ (ticket).insertId;
    await connection.query('INSERT INTO ticket_requesters SET ?', { organizationId, ticketId, userId, reporter: true, followedAt: now });
    await connection.query('INSERT INTO ticket_events SET ?', { organizationId, ticketId, kind: 'action', action: 'submit', fromState: null, toState: 'submitted', actorKind: 'requester', actorId: userId, internal: false, data: '{}', createdAt: now, hash });
    const [event] = await connection.query('INSERT INTO outbox_events SET ?', { organizationId, name: 'plain.submitted', payload: JSON.stringify({ ticketId }), createdAt: now });
    await connection.query('INSERT INTO outbox_deliveries SET ?', { eventId: /** @type {any} */ (event).insertId, organizationId, listener: 'plain', status: 'done', attempts: 0, availableAt: now, createdAt: now });
    await connection.query('INSERT INTO idempotency_keys SET ?', { id: `plain:${randomUUID()}`, fingerprint: hash, answer: JSON.stringify({ ticketId }), createdAt: now });
    await connection.commit();
    return { id: ticketId };
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
});

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
  const people = await rows('SELECT * FROM users WHERE id IN (?)', [[...events.map(({ actorId }) => actorId), ...requesters.map((row) => row.userId)]]);
  return { ticket, events, requesters, assets, ofAsset, ofRequester, people: people.map(({ id: person, name }) => ({ person, name })) };
});

app.get('/tickets', async () => {
  const [rows] = await pool.query('SELECT * FROM tickets FORCE INDEX (tickets_open) WHERE organizationId = ? AND open = TRUE ORDER BY id DESC LIMIT 20', [organizationId]);
  return rows;
});

await app.listen({ port: Number(PORT), host: '127.0.0.1' });
