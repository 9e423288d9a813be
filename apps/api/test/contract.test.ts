import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problemStatuses, routeAccess, type RouteName } from '@scanfix/shared-types';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fastify from 'fastify';
import { startApi, type RunningApi } from './support/api.js';
import { holdToContract, takeBreaches } from './support/contract.js';
import type { Document, Parameter, Schema } from './support/samples.js';
import { readContract } from '../src/platform/openapi/contract.js';

type Content = Record<string, { schema: Schema }>;
type Answered = { responses: Record<string, { $ref?: string; description?: string; content?: Content }>; parameters?: Parameter[]; security?: object[] };

let api: RunningApi;
let document: Document;
const contract = readContract();
beforeAll(async () => {
  api = await startApi();
  document = (await api.http.get('/api/openapi.json').expect(200)).body as Document;
});
afterAll(() => api.close());

const operationOf = (name: RouteName): Answered => {
  const [method = '', path = ''] = name.split(' ');
  return document.paths[`/api/v1${path.replace(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()] as unknown as Answered;
};
const names = Object.keys(routeAccess) as RouteName[];

describe('the documentation', () => {
  it.each(names)('says what %s answers', (name) => {
    const { responses } = operationOf(name);
    const good = Object.keys(responses).filter((status) => status.startsWith('2'));
    expect(good.length).toBeGreaterThan(0);
    for (const status of good) {
      const [[media, { schema }] = ['', { schema: {} }]] = Object.entries(responses[status]?.content ?? {});
      expect(['application/json', 'text/event-stream', '*/*']).toContain(media);
      expect(Object.keys(schema).length).toBeGreaterThan(0);
    }
    expect(responses['default']).toEqual({ $ref: '#/components/responses/Problem' });
  });

  it('takes exactly the parameters of the contract', () => {
    for (const name of names) {
      const { parameters = [] } = operationOf(name);
      const told = parameters.filter((parameter) => parameter.in !== 'header').map((parameter) => parameter.name).sort();
      const { params = {}, query = {} } = contract.routes[name] ?? {};
      const meant = [params, query].flatMap((part) => Object.keys((part.$ref === undefined ? part : contract.components.schemas[part.$ref.split('/').at(-1) ?? ''])?.properties ?? {})).sort();
      expect([name, ...told]).toEqual([name, ...meant]);
    }
  });

  it('has schemas that a validator takes, and no reference to nothing', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, schemas: [{ $id: 'document', ...document }] });
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect(ajv.validateSchema(schema)).toBe(true);
      expect(typeof ajv.getSchema(`document#/components/schemas/${name}`)).toBe('function');
    }
    const pointed = [...JSON.stringify(document).matchAll(/"\$ref":"#\/(components)\/(\w+)\/([\w.-]+)"/g)];
    const { components } = document as unknown as { components: Record<string, Record<string, unknown>> };
    expect(pointed.filter(([, , kind = '', component = '']) => components[kind]?.[component] === undefined)).toEqual([]);
    expect(pointed.length).toBe(JSON.stringify(document).match(/"\$ref"/g)?.length);
  });

  it('names the types of the contract, with their comments', () => {
    const { schemas } = document.components as unknown as { schemas: Record<string, { description?: string; properties?: Record<string, { description?: string }> }> };
    expect(schemas).toMatchObject({ TicketDetail: {}, TicketSummaryPage: {}, Problem: {}, LiveEvent: {} });
    expect(schemas['TicketSubmitted']?.properties?.['followUrl']?.description).toBe('A private link to follow the ticket without an account.');
    expect(schemas['SubmitTicketDto']?.properties?.['anotherProblem']?.description).toContain('a ticket is open for the device');
    expect(schemas['FileDownload']).toBeUndefined();
  });

  it('says also what the root answers, and parts of files', () => {
    const statusesOf = (path: string) => Object.keys((document.paths[path]?.['get'] as unknown as Answered).responses).filter((status) => Number(status) < 400 || status === '503');
    expect(['/r/{value}', '/health/live', '/health/ready', '/metrics', '/api/v1/files/{key}'].map(statusesOf)).toEqual([['302'], ['200'], ['200', '503'], ['200'], ['200', '206', '304']]);
  });

  it('says for each refusal which codes it may have', () => {
    const { responses } = document.components as unknown as { responses: Record<string, { content: Record<string, { schema: { allOf: [Schema, { properties: { code: { enum: string[] } } }] } }> }> };
    const codes = Object.entries(responses).filter(([name]) => name !== 'Problem').flatMap(([, { content }]) => content['application/problem+json']?.schema.allOf[1].properties.code.enum ?? []);
    expect(codes.sort()).toEqual(Object.keys(problemStatuses).sort());
    expect(operationOf('POST /tickets/:id/triage').responses['409']).toEqual({ $ref: '#/components/responses/Conflict' });
  });
});

describe('an answer', () => {
  const answerWith = async (body: object, status = 200): Promise<string[]> => {
    const server = fastify();
    holdToContract(server);
    server.get('/api/v1/me/notices/unread', (_, reply) => reply.status(status).send(body));
    const url = await server.listen({ port: 0, host: '127.0.0.1' });
    await (await fetch(`${url}/api/v1/me/notices/unread`)).text();
    await server.close();
    return takeBreaches();
  };

  it('passes when it is what the contract says, and no test passes with another', async () => {
    expect(await answerWith({ count: 1 })).toEqual([]);
    expect(await answerWith({ count: '1' })).toEqual([expect.stringContaining('must be number')]);
    expect(await answerWith({})).toEqual([expect.stringContaining("must have required property 'count'")]);
    expect(await answerWith({ count: 1, secret: 1 })).toEqual([expect.stringContaining('must NOT have additional properties')]);
    expect(await answerWith({ code: 'not-found' }, 404)).toEqual([expect.stringContaining('not a problem')]);
  });
});
