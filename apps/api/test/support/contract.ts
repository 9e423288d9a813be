import { afterEach, expect } from '@jest/globals';
import { problemStatuses, type Problem } from '@scanfix/shared-types';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { componentOf, readContract } from '../../src/platform/openapi/contract.js';

const contract = readContract();
// That the schemas are schemas, one test says for all.
const ajv = new Ajv2020({ validateSchema: false, allowUnionTypes: true, keywords: ['components', 'routes'] });
formats.default(ajv);
ajv.addSchema({ $id: 'contract', ...contract });

const base = '/api/v1';
const breaches = new Set<string>();

/** What was answered otherwise than the contract says, since this was asked last. */
export function takeBreaches(): string[] {
  const found = [...breaches];
  breaches.clear();
  return found;
}

/** The test fails that got the answer. */
afterEach(() => {
  const found = takeBreaches();
  if (found.length > 0) throw new Error(`Answered otherwise than the contract says:\n${found.join('\n')}`);
});

/** Every answer of the server, whoever asked: its fields are exactly those of its route's type, a refusal is a problem with the status of its code. */
export function holdToContract(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    const breach = breachOf(request, reply, payload);
    if (breach !== null) breaches.add(`${request.method} ${request.url} ${reply.statusCode} (${expect.getState().currentTestName ?? 'before the tests'}): ${breach}`);
    done(null, payload);
  });
}

function breachOf({ method, routeOptions: { url = '' } }: FastifyRequest, reply: FastifyReply, payload: unknown): string | null {
  const route = contract.routes[`${method} ${url.slice(base.length)}`];
  if (!url.startsWith(base) || !route || (reply.statusCode >= 300 && reply.statusCode < 400)) return null;
  const media = String(reply.getHeader('content-type') ?? '').split(';')[0] ?? '';
  if (reply.statusCode >= 400) return media === 'application/json' && url.startsWith(`${base}/wechat-pay/`) ? null : refusalBreach(media, reply.statusCode, payload);
  const name = componentOf(route.response);
  if (name === 'FileDownload' || name === 'EventStream') return media === 'application/json' || media === '' ? `not a file: ${media}` : null;
  if (media !== 'application/json' || typeof payload !== 'string') return `not JSON: ${media}`;
  return schemaBreach(`#/routes/${pointer(`${method} ${url.slice(base.length)}`)}/response`, JSON.parse(payload));
}

function refusalBreach(media: string, status: number, payload: unknown): string | null {
  if (media !== 'application/problem+json' || typeof payload !== 'string') return `not a problem: ${media}`;
  const problem = JSON.parse(payload) as Problem;
  if (problem.status !== status || problemStatuses[problem.code] !== status) return `a problem of another status: ${payload}`;
  return schemaBreach('#/components/schemas/Problem', problem);
}

function schemaBreach(of: string, value: unknown): string | null {
  // Compiled when it is first needed, then kept.
  const validate = ajv.getSchema(`contract${of}`) as ValidateFunction;
  if (validate(value)) return null;
  return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`).join('; ');
}

/** RFC 6901, within a URI. */
function pointer(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}
