import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { cpuMilliseconds } from './process-usage.mjs';

/** One ticket's way, in ten steps; the record that completing needs comes with it. */
export const steps = ['submit', 'triage', 'assign', 'accept', 'depart', 'checkIn', 'hold', 'resume', 'complete', 'confirm'];

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
const contact = { name: '住户', phone: '13900000001' };

/**
 * How the API is asked for each step. `walk` keeps what later steps need.
 * @type {Record<string, (walk: any) => { path: string, by: 'desk' | 'engineer', body: object }>}
 */
const requests = {
  submit: ({ assetId }) => ({ path: '/tickets', by: 'desk', body: { assetId, problemTypeId: 1, description: '开机两小时还是热风', urgency: 'normal', anotherProblem: true, contact } }),
  triage: ({ ticketId }) => ({ path: `/tickets/${ticketId}/triage`, by: 'desk', body: { priority: 'normal' } }),
  assign: ({ ticketId, engineerId }) => ({ path: `/tickets/${ticketId}/assign`, by: 'desk', body: { engineerId } }),
  accept: ({ visitId }) => ({ path: `/jobs/${visitId}/accept`, by: 'engineer', body: {} }),
  depart: ({ visitId }) => ({ path: `/jobs/${visitId}/depart`, by: 'engineer', body: {} }),
  checkIn: ({ visitId, place }) => ({ path: `/jobs/${visitId}/check-in`, by: 'engineer', body: { method: 'geofence', coordinates: place, accuracyMeters: 10 } }),
  hold: ({ visitId }) => ({ path: `/jobs/${visitId}/hold`, by: 'engineer', body: { reason: 'parts', until: tomorrow() } }),
  resume: ({ visitId }) => ({ path: `/jobs/${visitId}/resume`, by: 'engineer', body: {} }),
  record: ({ visitId }) => ({ path: `/jobs/${visitId}/work-log`, by: 'engineer', body: { cause: '电容老化', action: '更换电容', labourMinutes: 30, parts: [], photos: [], checklist: [] } }),
  complete: ({ visitId }) => ({ path: `/jobs/${visitId}/complete`, by: 'engineer', body: { unsignedReason: 'requester-absent' } }),
  confirm: ({ ticketId }) => ({ path: `/tickets/${ticketId}/confirm`, by: 'desk', body: {} }),
};

/**
 * Each walker takes one ticket after the other through its whole life.
 * @param {{ walkers: { engineerId: number, engineer: string, assetId: number }[], desk: string, base: string, plain: boolean, pid: number, seconds: number }} wanted
 * @returns {Promise<{ rate: number, cpu: number, p99: number }>} steps a second, CPU in ms a step, milliseconds
 */
export async function walkTickets({ walkers, desk, base, plain, pid, seconds }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: walkers.length });
  const until = performance.now() + seconds * 1000;
  const before = cpuMilliseconds(pid);
  const times = [];
  await Promise.all(walkers.map(async (walker) => {
    while (performance.now() < until) {
      /** @type {any} */
      const walk = { ...walker };
      for (const step of steps) {
        const started = performance.now();
        if (plain) walk.ticketId = (await post(agent, `${base}/steps`, { step, ...walk })).ticketId ?? walk.ticketId;
        else {
          if (step === 'complete') await ask(agent, base, 'record', walk, desk);
          await ask(agent, base, step, walk, desk);
        }
        times.push(performance.now() - started);
      }
    }
  }));
  const spent = cpuMilliseconds(pid) - before;
  agent.destroy();
  times.sort((a, b) => a - b);
  return { rate: Math.round(times.length / seconds), cpu: Number((spent / times.length).toFixed(2)), p99: Math.round(times[Math.floor(times.length * 0.99)] ?? 0) };
}

async function ask(agent, base, step, walk, desk) {
  const { path, by, body } = requests[step]?.(walk) ?? { path: '', by: 'desk', body: {} };
  const answer = await post(agent, `${base}/api/v1${path}`, body, by === 'desk' ? desk : walk.engineer);
  if (step === 'submit') walk.ticketId = answer.id;
  if (step === 'assign') walk.visitId = answer.visitId;
  if (step === 'accept') walk.place = answer.coordinates;
}

/** Node's own client: the same small cost for both. @returns {Promise<any>} */
function post(agent, url, body, authorization) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...(authorization ? { authorization } : {}) } }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if ((response.statusCode ?? 500) >= 300) reject(new Error(`${url}: ${response.statusCode} ${text.slice(0, 300)}`));
        else resolve(JSON.parse(text));
      });
    });
    request.on('error', reject);
    request.end(JSON.stringify(body));
  });
}
