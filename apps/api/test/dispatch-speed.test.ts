import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AssignmentProposal, DispatchBoard, Recommendations } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import type { Calls } from './support/calls.js';
import { createField, triagedTicket, type Field } from './support/field.js';
import { createPerson } from './support/people.js';
import { RecommendationsService } from '../src/modules/dispatch/recommendations.service.js';

const engineers = 1_000;
const openVisits = 10_000;
const waiting = 200;

let api: RunningApi;
let field: Field;
let agent: Calls;
let ticketId: number;
beforeAll(async () => {
  api = await startApi();
  field = await createField(api);
  ({ agent } = field.as);
  ticketId = (await triagedTicket(field)).id;
  await populate();
}, 240_000);
afterAll(() => api.close());

/** A city of them: everybody with two skills, a shift, a base, and some with more to do than others. */
async function populate(): Promise<void> {
  const { organizationId, device } = field;
  const { database } = api;
  const template = await createPerson(api, organizationId, ['engineer']);
  await database.query(
    `INSERT INTO users (organizationId, roles, staff, status, name, mustChangePassword, failedLogins, locale, createdAt)
     WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT ?, 'engineer', TRUE, 'active', CONCAT('工程师', i), FALSE, 0, 'zh-CN', NOW(3) FROM n`,
    [engineers - 3, organizationId],
  );
  const skills = JSON.stringify([{ categoryId: device.category.id, level: 2 }]);
  const shifts = JSON.stringify([1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })));
  await database.query(
    `INSERT INTO engineers (userId, organizationId, takesJobs, maximumOpenJobs, skills, territoryLocationIds, territoryPolygons, shifts, baseLatitude, baseLongitude, baseSystem, updatedAt)
     SELECT id, organizationId, TRUE, 20, ?, '[]', '[]', ?, 31.1 + (id % 97) / 400, 121.3 + (id % 89) / 300, 'GCJ-02', NOW(3) FROM users WHERE organizationId = ? AND id > ?`,
    [skills, shifts, organizationId, template.id],
  );
  await database.query(
    `INSERT INTO engineer_positions (engineerId, organizationId, latitude, longitude, coordinateSystem, reportedAt)
     SELECT userId, organizationId, baseLatitude + 0.01, baseLongitude, 'WGS-84', NOW(3) FROM engineers WHERE organizationId = ? AND userId % 2 = 0`, [organizationId],
  );
  const [now, firstTicket] = [new Date(), 1_000_000_000 + organizationId * openVisits];
  const stages = ['assigned', 'accepted', 'en_route', 'in_progress'];
  await database.query('INSERT INTO visits (organizationId, ticketId, openTicketId, engineerId, assetId, stage, open, method, assignedAt, lastStepAt, startsAt) VALUES ?', [
    Array.from({ length: openVisits }, (_, index) => [
      organizationId, firstTicket + index, firstTicket + index, template.id + 1 + (index * 7 + Math.floor(index / 1000)) % (engineers - 3), device.asset.id, stages[index % 4], true, 'manual', now, now, now,
    ]),
  ]);
  const columns = (await database.query("SELECT COLUMN_NAME AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'tickets' AND COLUMN_NAME <> 'id'") as { name: string }[]).map(({ name }) => `t.${name}`).join(', ');
  await database.query(
    `INSERT INTO tickets (${columns.replaceAll('t.', '')}) WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT ${columns} FROM tickets t JOIN n WHERE t.id = ?`, [waiting - 1, ticketId],
  );
  await database.query('ANALYZE TABLE users, engineers, engineer_positions, visits, tickets');
}

/** Milliseconds of the processor, which other work on the machine does not lengthen. */
async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function statements(work: () => Promise<unknown>): Promise<number> {
  const original = api.database.query.bind(api.database);
  let counted = 0;
  api.database.query = ((...given: Parameters<typeof original>) => {
    counted += 1;
    return original(...given);
  }) as typeof api.database.query;
  try {
    await work();
  } finally {
    api.database.query = original as typeof api.database.query;
  }
  return counted;
}

it('recommends among a thousand engineers and ten thousand open visits with a handful of queries', async () => {
  const recommend = () => api.app.get(RecommendationsService).recommend({ organizationId: field.organizationId } as Parameters<RecommendationsService['recommend']>[0], ticketId);
  await recommend();
  expect(await statements(recommend)).toBeLessThanOrEqual(12);
  const { items } = await agent.get<Recommendations>(`/tickets/${ticketId}/recommendations`);
  expect(items).toHaveLength(50);
  const rounds = 20;
  const used = await processorTime(async () => { for (let round = 0; round < rounds; round += 1) await recommend(); });
  expect(used / rounds).toBeLessThan(100);
});

it('shows a board of everybody', async () => {
  const board = await agent.get<DispatchBoard>('/dispatch/board');
  expect([board.tickets.length, board.engineers.length]).toEqual([waiting, engineers]);
});

it('assigns two hundred tickets among them', async () => {
  let proposal: AssignmentProposal | null = null;
  const used = await processorTime(async () => { proposal = await agent.post<AssignmentProposal>('/dispatch/proposals'); });
  expect(used).toBeLessThan(5_000);
  expect(proposal).toMatchObject({ assigned: waiting, nearestFirst: { assigned: waiting } });
});
