import { createConnection } from 'mysql2/promise';

/** Engineers of the fill, and their visits, have ids of their own. */
export const firstEngineerId = 100_001;
const firstVisitTicketId = 5_000_001;

/**
 * A crowd on the map: engineers with skills, bases and shifts, each with open visits.
 * @param {{ url: string, organizationId: number, engineers: number, openVisits: number, maximumOpenJobs: number }} wanted
 */
export async function fillFieldWork({ url, organizationId, engineers, openVisits, maximumOpenJobs }) {
  const connection = await createConnection({ uri: url });
  const rows = async (/** @type {string} */ sql, /** @type {unknown[][]} */ values) => {
    for (let start = 0; start < values.length; start += 1000) await connection.query(sql, [values.slice(start, start + 1000)]);
  };
  const now = new Date();
  const random = seeded(20261122);
  const ids = Array.from({ length: engineers }, (_, index) => firstEngineerId + index);
  await rows('INSERT INTO users (id, organizationId, roles, staff, status, name, createdAt) VALUES ?', ids.map((id) => [id, organizationId, 'engineer', true, 'active', `工程师${id}`, now]));
  await rows(
    'INSERT INTO engineers (userId, organizationId, takesJobs, maximumOpenJobs, skills, territoryLocationIds, territoryPolygons, shifts, baseLatitude, baseLongitude, baseSystem, version, updatedAt) VALUES ?',
    ids.map((id) => [
      id, organizationId, true, maximumOpenJobs, JSON.stringify(random() < 0.7 ? [{ categoryId: 1, level: 1 + Math.floor(random() * 3) }] : []), '[]', '[]',
      JSON.stringify([1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }))), 31 + random() * 0.4, 121.2 + random() * 0.5, 'GCJ-02', 1, now,
    ]),
  );
  const visits = Array.from({ length: openVisits }, (_, index) => ({ ticketId: firstVisitTicketId + index, engineerId: ids[index % ids.length] }));
  await rows(
    'INSERT INTO visits (organizationId, ticketId, openTicketId, engineerId, assetId, stage, open, method, assignedAt, acceptedAt, lastStepAt, startsAt, credited, falselyCompleted) VALUES ?',
    visits.map(({ ticketId, engineerId }, index) => [organizationId, ticketId, ticketId, engineerId, 1 + (index % 20_000), 'accepted', true, 'manual', now, now, now, now, false, false]),
  );
  await connection.query('ANALYZE TABLE users, engineers, visits');
  await connection.end();
}

/** The same numbers in every run. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
