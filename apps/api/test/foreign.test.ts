import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routeAccess, type Problem, type RouteName } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { foreignBodies, foreignFilters, foreignPaths, routesBySecret, type ForeignCall } from './support/foreign.js';
import { idempotencyKey } from './support/people.js';
import { createWorld, snapshot, type World } from './support/world.js';

let api: RunningApi;
let mine: World;
let theirs: World;
/** For the proof that a call would work on one's own thing. */
let own: World;
let before: unknown;
beforeAll(async () => {
  api = await startApi();
  mine = await createWorld(api);
  theirs = await createWorld(api);
  own = await createWorld(api);
  before = await snapshot(api, theirs);
});
afterAll(() => api.close());

async function call(name: RouteName, { path, body }: ForeignCall, { authorization } = mine.admin): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${api.url}/api/v1${path}`, {
    method: name.split(' ')[0] ?? '', headers: { authorization, 'idempotency-key': idempotencyKey(), ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, body: answer.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) as unknown : null };
}

const withThing = (Object.keys(routeAccess) as RouteName[]).filter((name) => name.includes(':') && !routesBySecret.includes(name));

it.each(withThing)('%s does not know another organization\'s thing', async (name) => {
  const row = foreignPaths[name];
  if (!row) throw new Error(`${name} has no row in support/foreign.ts`);
  const { status, body } = await call(name, row(theirs, mine));
  expect({ status, code: (body as Problem).code }).toEqual({ status: 404, code: 'not-found' });
  // The same call with one's own thing gets further: the row is right in everything else.
  const allowed = await call(name, row(own, own), name.includes(' /my/') ? own.requester : own.admin);
  expect([400, 404]).not.toContain(allowed.status);
  if (name.startsWith('GET')) expect(allowed.status).toBe(200);
});

it.each(foreignBodies)('%s does not take another organization\'s %s', async (name, _, row) => {
  const { status, body } = await call(name, row(theirs, mine));
  expect([400, 404, 422]).toContain(status);
  expect((body as Problem).code).toMatch(/^(not-found|validation-failed|quote-line-unknown|sticker-[a-z-]+)$/);
});

it.each(foreignFilters)('%s finds nothing of another organization', async (name, row) => {
  const { status, body } = await call(name, row(theirs, mine));
  if (status === 404) return;
  expect(status).toBe(200);
  expect(Array.isArray(body) ? body : (body as { items: unknown[] }).items).toEqual([]);
});

describe('after all that', () => {
  it('the other organization is as it was', async () => {
    expect(await snapshot(api, theirs)).toEqual(before);
  });
});
