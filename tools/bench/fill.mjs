import { createConnection } from 'mysql2/promise';

/** What every n-th ticket says, and its bigrams go into the posting table: common words, middling ones and rare ones. */
const phrases = [
  { text: '空调不制冷', every: 3 },
  { text: '卫生间漏水', every: 5 },
  { text: '走廊灯闪烁', every: 7 },
  { text: '电梯异响', every: 17 },
  { text: '门禁刷卡无效', every: 13 },
  { text: '三楼茶水间', every: 4 },
  { text: '请尽快处理', every: 2 },
  { text: '冷凝水管堵塞', every: 5000 },
];

/** One of thirty is open, as on a desk that keeps up. */
const openShare = 30;
const firstTicketId = 1_000_001;
const batch = 100_000;

/**
 * Fills a migrated schema in which one organization stands, by statements that the server works off alone.
 * @param {{ url: string, organizationId: number, adminId: number, tickets: number, assets: number }} wanted
 */
export async function fill({ url, organizationId, adminId, tickets, assets }) {
  const connection = await createConnection({ uri: url, multipleStatements: true });
  const run = (/** @type {string} */ sql, /** @type {unknown[]} */ values = []) => connection.query(sql, values);
  await run('CREATE TABLE IF NOT EXISTS numbers (n int unsigned PRIMARY KEY)');
  const digits = '(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)';
  const powers = [1, 10, 100, 1000, 10_000, 100_000];
  await run(`INSERT INTO numbers SELECT ${powers.map((power, index) => `d${index}.d * ${power}`).join(' + ')} FROM ${powers.map((_, index) => `${digits} d${index}`).join(', ')}`);

  await run("INSERT INTO locations (id, organizationId, parentId, path, kind, name, nameKey, latitude, longitude, coordinateSystem, createdAt) SELECT n + 1, ?, 0, CONCAT('/', n + 1, '/'), 'room', CONCAT(n, '室'), CONCAT(n, '室'), 31.0 + MOD(n * 7919, 4000) / 10000, 121.2 + MOD(n * 104729, 5000) / 10000, 'GCJ-02', NOW(3) FROM numbers WHERE n < 500", [organizationId]);
  await run("INSERT INTO asset_categories (id, organizationId, name, nameKey, icon, createdAt) VALUES (1, ?, '空调', '空调', 'air-conditioner', NOW(3))", [organizationId]);
  await run("INSERT INTO problem_types (id, organizationId, categoryId, name, nameKey, position) VALUES (1, ?, 1, '不制冷', '不制冷', 0)", [organizationId]);
  await run("INSERT INTO asset_models (id, organizationId, categoryId, manufacturer, manufacturerKey, name, nameKey, warrantyMonths, createdAt) VALUES (1, ?, 1, '格力', '格力', 'KFR-35', 'kfr-35', 72, NOW(3))", [organizationId]);
  await run(
    "INSERT INTO assets (id, organizationId, name, serialNumber, serialKey, categoryId, modelId, locationId, status, warrantyUntil, createdAt) SELECT n + 1, ?, CONCAT('挂式空调 ', n), CONCAT('SN-', n), CONCAT('sn-', n), 1, 1, 1 + n % 500, 'in-service', '2030-01-01', NOW(3) FROM numbers WHERE n < ?",
    [organizationId, assets],
  );
  await run("INSERT INTO users (id, organizationId, roles, staff, status, name, phone, createdAt) SELECT 1000 + n, ?, 'requester', FALSE, 'active', CONCAT('住户', n), CONCAT('139', LPAD(n, 8, '0')), NOW(3) FROM numbers WHERE n < 5000", [organizationId]);

  const description = `CONCAT('报修 ', ${phrases.map(({ text, every }) => `IF(i.n % ${every} = 0, '${text} ', '')`).join(', ')})`;
  for (let start = 0; start < tickets; start += batch) {
    const source = `(SELECT n + ${start} AS n FROM numbers WHERE n < ${Math.min(batch, tickets - start)}) i`;
    await run(
      `INSERT INTO tickets (id, organizationId, state, open, source, urgency, priority, assetId, locationId, categoryId, problemTypeId, problemTypeName, assetName, serialNumber, place,
         description, contactName, contactPhone, warranty, reporterId, followerCount, attachmentCount, submittedAt, expectedResponseAt, respondedAt, updatedAt, version, lastEventHash)
       SELECT ${firstTicketId} + i.n, ?, IF(i.n % ${openShare} = 0, 'submitted', 'invalid'), i.n % ${openShare} = 0, 'sticker', 'normal', NULL, 1 + i.n % ?, 1 + i.n % 500, 1, 1, '不制冷',
         CONCAT('挂式空调 ', i.n % ?), CONCAT('SN-', i.n % ?), CONCAT('["', i.n % 500, '室"]'), ${description}, '住户', CONCAT('139', LPAD(i.n % 5000, 8, '0')),
         '{"status":"in-warranty","reason":"asset-date","until":"2030-01-01"}', 1000 + i.n % 5000, 1, 0,
         NOW(3) - INTERVAL (${tickets} - i.n) MINUTE, NOW(3) - INTERVAL (${tickets} - i.n) MINUTE + INTERVAL 4 HOUR, NULL, NOW(3), 1, UNHEX(SHA2(i.n, 256)) FROM ${source} ORDER BY i.n`,
      [organizationId, assets, assets, assets],
    );
    await run(`INSERT INTO ticket_requesters (organizationId, ticketId, userId, reporter, followedAt) SELECT ?, ${firstTicketId} + i.n, 1000 + i.n % 5000, TRUE, NOW(3) FROM ${source} ORDER BY i.n`, [organizationId]);
    await run(
      `INSERT INTO ticket_clocks (organizationId, ticketId, kind, state, startedAt, targetMinutes, dueAt, warnAt, stoppedAt, pauses, stepsTaken)
       SELECT ?, ${firstTicketId} + i.n, 'response', IF(i.n % ${openShare} = 0, 'running', 'met'), NOW(3) - INTERVAL (${tickets} - i.n) MINUTE, 240,
         NOW(3) - INTERVAL (${tickets} - i.n) MINUTE + INTERVAL 4 HOUR, NOW(3) - INTERVAL (${tickets} - i.n) MINUTE + INTERVAL 3 HOUR, IF(i.n % ${openShare} = 0, NULL, NOW(3)), '[]', '[]'
       FROM ${source} ORDER BY i.n`, [organizationId],
    );
    await run(`INSERT INTO ticket_events (organizationId, ticketId, kind, action, toState, actorKind, actorId, internal, data, createdAt, hash) SELECT ?, ${firstTicketId} + i.n, 'action', 'submit', 'submitted', 'requester', ?, FALSE, '{}', NOW(3), UNHEX(SHA2(i.n, 256)) FROM ${source} ORDER BY i.n`, [organizationId, adminId]);
  }
  await fillTerms(run, { organizationId, tickets });
  await run('DROP TABLE numbers');
  await run('ANALYZE TABLE tickets, ticket_clocks, ticket_terms, ticket_requesters, ticket_events, assets');
  await connection.end();
}

/** Term by term, which is the order of the key. */
async function fillTerms(run, { organizationId, tickets }) {
  const terms = new Map([['报修', 1], ['空调', 1]]);
  for (const { text, every } of phrases) {
    const characters = [...text];
    for (let index = 1; index < characters.length; index += 1) {
      const pair = `${characters[index - 1]}${characters[index]}`;
      terms.set(pair, Math.min(every, terms.get(pair) ?? Infinity));
    }
  }
  for (const [term, every] of [...terms].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await run(`INSERT INTO ticket_terms (organizationId, term, ticketId) SELECT ?, ?, id FROM tickets WHERE organizationId = ? AND (id - ${firstTicketId}) % ${every} = 0 ORDER BY id`, [organizationId, term, organizationId]);
  }
  await run('INSERT INTO ticket_terms (organizationId, term, ticketId) SELECT organizationId, contactPhone, id FROM tickets WHERE organizationId = ? ORDER BY contactPhone, id', [organizationId]);
  await run("INSERT INTO ticket_terms (organizationId, term, ticketId) SELECT organizationId, LOWER(REPLACE(serialNumber, '-', '')), id FROM tickets WHERE organizationId = ? ORDER BY 2, id", [organizationId]);
  return tickets;
}
