import { createConnection } from 'mysql2/promise';
import { columns } from '../addresses.mjs';
import { step } from '../progress.mjs';
import { fillFieldWork } from './fill-field-work.mjs';
import { walkTickets } from './lifecycle.mjs';
import { measureListeners } from './listeners.mjs';
import { engageEngineers, send } from './office.mjs';
import { cpuMilliseconds } from './process-usage.mjs';

const walkers = 16;
const walkSeconds = 8;
const rounds = 3;
const crowd = { engineers: 1000, openVisits: 10_000, questions: 200 };
const waiting = { tickets: 200, engineers: 100 };
const listeners = { count: 500, perPerson: 10 };
const firstTicketId = 1_000_001;

/**
 * What field work costs: the lifecycle as a ratio to plain mysql2, listeners, recommendations in a crowd, many tickets at once.
 * @param {{ base: string, databaseUrl: string, pid: number, plain: { pid: number, base: string }, admin: () => Promise<string> }} system
 */
export async function measureFieldWork({ base, databaseUrl, pid, plain, admin }) {
  const people = await step({ zh: '请来工程师', en: 'Engaging engineers' }, async () => engageEngineers({ base, admin: await admin(), count: listeners.count / listeners.perPerson }));

  await compareLifecycle({ base, pid, plain, people, desk: await admin() });

  const { p50, p95, p99, heard } = await measureListeners({
    base, admin: await admin(), people: people.map(({ authorization }) => authorization), count: listeners.count, ticketId: firstTicketId,
  });
  print([[`${listeners.count} live listeners, ${heard} deliveries`, `p50 ${p50} ms`, `p95 ${p95} ms`, `p99 ${p99} ms`]]);

  await step({ zh: `写入 ${crowd.engineers} 名工程师、${crowd.openVisits} 次上门`, en: `Writing ${crowd.engineers} engineers and ${crowd.openVisits} open visits` }, () =>
    fillFieldWork({ url: databaseUrl, organizationId: 1, engineers: crowd.engineers, openVisits: crowd.openVisits, maximumOpenJobs: 20 }));
  await recommend({ base, pid, authorization: await admin(), databaseUrl });
  await propose({ base, pid, authorization: await admin(), databaseUrl });
}

/** Ours and theirs in turn; medians. */
async function compareLifecycle({ base, pid, plain, people, desk }) {
  const crew = people.slice(0, walkers).map(({ id, authorization }, index) => ({ engineerId: id, engineer: authorization, assetId: 1 + index }));
  const ours = (seconds) => walkTickets({ walkers: crew, desk, base, plain: false, pid, seconds });
  const theirs = (seconds) => walkTickets({ walkers: crew, desk, base: plain.base, plain: true, pid: plain.pid, seconds });
  await ours(walkSeconds);
  await theirs(2);
  /** @type {{ ours: Awaited<ReturnType<typeof walkTickets>>[], theirs: Awaited<ReturnType<typeof walkTickets>>[] }} */
  const results = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round += 1) {
    results.ours.push(await ours(walkSeconds));
    results.theirs.push(await theirs(walkSeconds));
  }
  const [a, b] = [median(results.ours), median(results.theirs)];
  print([['ten steps of the lifecycle, mixed', `${a.rate}/s`, `plain ${b.rate}/s`, `ratio ${(a.rate / b.rate).toFixed(2)}`, `p99 ${a.p99} ms`, `CPU ${a.cpu} ms/step`, `plain ${b.cpu} ms/step`]]);
}

/** One after the other, as an agent asks. */
async function recommend({ base, pid, authorization, databaseUrl }) {
  const tickets = await waitingTickets(databaseUrl, crowd.questions);
  for (const id of tickets.slice(0, 10)) await send(base, 'GET', `/tickets/${id}/recommendations`, undefined, authorization);
  const before = cpuMilliseconds(pid);
  const times = [];
  for (const id of tickets) {
    const started = performance.now();
    await send(base, 'GET', `/tickets/${id}/recommendations`, undefined, authorization);
    times.push(performance.now() - started);
  }
  const cpu = (cpuMilliseconds(pid) - before) / times.length;
  times.sort((a, b) => a - b);
  print([[`recommend for one ticket among ${crowd.engineers} engineers, ${crowd.openVisits} open visits`, `p50 ${Math.round(times[times.length >> 1] ?? 0)} ms`, `p95 ${Math.round(times[Math.floor(times.length * 0.95)] ?? 0)} ms`, `CPU ${cpu.toFixed(1)} ms/request`]]);
}

/** Only so many engineers take jobs: the others rest. */
async function propose({ base, pid, authorization, databaseUrl }) {
  const connection = await createConnection({ uri: databaseUrl });
  await connection.query('UPDATE engineers SET takesJobs = FALSE WHERE organizationId = 1 AND userId NOT IN (SELECT userId FROM (SELECT userId FROM engineers WHERE organizationId = 1 ORDER BY userId DESC LIMIT ?) AS some)', [waiting.engineers]);
  await connection.query("UPDATE engineers SET skills = '[{\"categoryId\":1,\"level\":2}]', maximumOpenJobs = 13 WHERE organizationId = 1 AND takesJobs = TRUE");
  await connection.end();
  const ticketIds = await waitingTickets(databaseUrl, waiting.tickets);
  const results = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = cpuMilliseconds(pid);
    const started = performance.now();
    const proposal = await send(base, 'POST', '/dispatch/proposals', { ticketIds }, authorization);
    results.push({ rate: performance.now() - started, cpu: cpuMilliseconds(pid) - before, proposal });
  }
  const { rate, cpu, proposal: { assigned, travelMinutes, averagePercent, nearestFirst } } = median(results);
  const less = Math.round((1 - travelMinutes / nearestFirst.travelMinutes) * 100);
  print([
    [`assign ${waiting.tickets} tickets to ${waiting.engineers} engineers`, `${Math.round(rate)} ms`, `CPU ${Math.round(cpu)} ms`, `${assigned} assigned, ${travelMinutes} min, ${averagePercent}%`, `nearest first: ${nearestFirst.assigned} assigned, ${nearestFirst.travelMinutes} min, ${nearestFirst.averagePercent}%`, `travel −${less}%`],
  ]);
}

/** Tickets that wait for somebody, made so where the fill left them untriaged. */
async function waitingTickets(databaseUrl, count) {
  const connection = await createConnection({ uri: databaseUrl });
  const [rows] = /** @type {[any[], unknown]} */ (await connection.query("SELECT id FROM tickets WHERE organizationId = 1 AND state IN ('submitted', 'triaged') AND id >= ? AND engineerId IS NULL ORDER BY id LIMIT ?", [firstTicketId, count]));
  const ids = rows.map(({ id }) => id);
  await connection.query("UPDATE tickets SET state = 'triaged', priority = 'normal' WHERE id IN (?)", [ids]);
  await connection.end();
  return ids;
}

const median = (results) => [...results].sort((a, b) => a.rate - b.rate)[results.length >> 1];
const print = (rows) => console.log(columns(rows));
