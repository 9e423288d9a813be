import type { FastifyInstance } from 'fastify';
import type { DemoSticker, Fault, Health, Person, PersonView, PhoneConfiguration, Place, PlannedFault, SandboxChange } from '../contract.js';
import { openidOf } from '../openid.js';
import type { Sandbox } from '../sandbox.js';
import { plainNumber } from '../sms/sms.routes.js';
import { schemas } from './control.schemas.js';
import { refuseOtherSites } from './same-site.js';

/** What the demo's seed, the tests and the phone page use. WeChat has nothing like it. */
export async function controlRoutes(app: FastifyInstance, sandbox: Sandbox): Promise<void> {
  const { configuration, state, loginCodes, phoneCodes, faults, pay } = sandbox;
  app.addHook('onRequest', refuseOtherSites(configuration.host));

  app.get('/control/configuration', (): PhoneConfiguration => {
    const { appId, h5Url, consoleUrl } = configuration;
    return { appId, h5Url, consoleUrl };
  });
  app.get('/control/health', async (): Promise<Health> => {
    const [api, h5] = await Promise.all([answers(`${configuration.apiUrl}/health/ready`), answers(`${configuration.h5Url}/`)]);
    return { api, h5 };
  });

  app.get('/control/people', viewPeople);
  app.put<{ Body: Person[] }>('/control/people', { schema: schemas.people }, (request) => savePeople(request.body));
  app.post<{ Body: Person }>('/control/people', { schema: schemas.person }, (request) =>
    savePeople(withPerson(state.people, request.body)),
  );
  app.delete<{ Params: { id: string } }>('/control/people/:id', (request) =>
    savePeople(state.people.filter(({ id }) => id !== request.params.id)),
  );

  app.get('/control/stickers', () => state.stickers);
  app.put<{ Body: DemoSticker[] }>('/control/stickers', { schema: schemas.stickers }, (request) => {
    state.replace({ stickers: request.body });
    state.announce({ kind: 'stickers', stickers: request.body });
    return state.stickers;
  });

  app.get('/control/places', () => state.places);
  app.put<{ Body: Place[] }>('/control/places', { schema: schemas.places }, (request) => {
    state.replace({ places: request.body });
    state.announce({ kind: 'places', places: request.body });
    return state.places;
  });

  app.post<{ Body: { person: string } }>('/control/login-code', { schema: schemas.somebody }, async (request, reply) => {
    const person = state.person(request.body.person);
    if (!person) return reply.code(404).send({ error: 'no such person' });
    return { code: loginCodes.issue(openidOf(configuration.appId, person.id)) };
  });
  app.post<{ Body: { person: string } }>('/control/phone-code', { schema: schemas.somebody }, async (request, reply) => {
    const person = state.person(request.body.person);
    if (!person) return reply.code(404).send({ error: 'no such person' });
    if (!person.phone || person.refusesPhone) return reply.code(409).send({ error: 'getPhoneNumber:fail user deny' });
    return { code: phoneCodes.issue({ openid: openidOf(configuration.appId, person.id), phone: person.phone }) };
  });

  app.get<{ Querystring: { phone?: string } }>('/control/sms', (request) =>
    state.messages(request.query.phone === undefined ? undefined : plainNumber(request.query.phone)),
  );

  app.get('/control/errors', () => faults.list());
  app.post<{ Body: PlannedFault }>('/control/errors', { schema: schemas.fault }, (request) => {
    const { api, times, ...fault } = request.body;
    faults.plan(api, fault as Fault, times);
    return faults.list();
  });

  app.post('/control/reset', () => {
    state.reset();
    faults.clear();
    pay.reset();
    state.announce({ kind: 'reset' });
    return {};
  });

  app.get('/control/events', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    reply.raw.write(': open\n\n');
    const stop = state.listen((change: SandboxChange) => reply.raw.write(`data: ${JSON.stringify(change)}\n\n`));
    // The request's own close comes as soon as it is read.
    reply.raw.once('close', stop);
  });

  function viewPeople(): PersonView[] {
    return state.people.map((person) => ({ ...person, openid: openidOf(configuration.appId, person.id) }));
  }

  function savePeople(people: Person[]): PersonView[] {
    state.replace({
      people: people.map(({ id, name, phone, note, avatarColor, refusesPhone }) => ({ id, name, phone, note, avatarColor, refusesPhone })),
    });
    state.announce({ kind: 'people', people: viewPeople() });
    return viewPeople();
  }
}

/** In the old one's place, so that the list on the phone page stays in order. */
function withPerson(people: readonly Person[], person: Person): Person[] {
  const known = people.some(({ id }) => id === person.id);
  return known ? people.map((other) => (other.id === person.id ? person : other)) : [...people, person];
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
