import { STATUS_CODES } from 'node:http';
import { problemStatuses, type ProblemCode } from '@scanfix/shared-types';
import { componentOf, componentsOf, type Contract, type RouteSchemas, type Schema } from './contract.js';

/** One answer of an operation, or a reference to it. */
export type Answer = { $ref: string } | { description: string; content?: Record<string, { schema: Schema; example?: object }> };

/** What is not JSON, by the word that the contract has for it. */
const otherMedia: Record<string, Answer> = {
  FileDownload: { description: 'The bytes of the file, with its media type', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
  EventStream: {
    description: 'Server-sent events; the data of each is a LiveEvent',
    content: { 'text/event-stream': { schema: { type: 'string', contentMediaType: 'application/json', contentSchema: { $ref: '#/components/schemas/LiveEvent' } } } },
  },
};

export function goodAnswer({ response }: RouteSchemas, contract: Contract): Answer {
  const name = componentOf(response) ?? '';
  return otherMedia[name] ?? { description: contract.components.schemas[name]?.description ?? 'Done', content: { 'application/json': { schema: response } } };
}

/** What answers are made of. */
export function spokenComponents(contract: Contract): Record<string, Schema> {
  const json = Object.values(contract.routes).map(({ response }) => response).filter((response) => !((componentOf(response) ?? '') in otherMedia));
  return componentsOf(contract, [...json, ...['Problem', 'LiveEvent'].map((name) => ({ $ref: `#/components/schemas/${name}` }))]);
}

/** Which refusals are to be expected of a route; `default` is every other. */
export function badAnswers(route: { method: string; open: boolean; named: boolean; told: boolean }): Record<string, Answer> {
  const statuses = [
    ...(route.told ? [400] : []), ...(route.open ? [] : [401, 403]), ...(route.named ? [404] : []), ...(route.method === 'get' ? [] : [409, 422]), 429,
  ];
  return { ...Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${problemName(status)}` }])), default: { $ref: '#/components/responses/Problem' } };
}

/** The refusals by status, with the codes that each may have. */
export function problemAnswers(): Record<string, Answer> {
  const codes = Object.keys(problemStatuses) as ProblemCode[];
  const statuses = [...new Set(Object.values(problemStatuses))];
  const content = (schema: Schema, code: ProblemCode = 'conflict') => ({
    'application/problem+json': {
      schema, example: { type: `urn:scanfix:problem:${code}`, title: code, status: problemStatuses[code], code, requestId: '3f0c2a52-7d0e-4b7f-9a55-0c1f1c2f6a10' },
    },
  });
  const problem = { $ref: '#/components/schemas/Problem' };
  return {
    Problem: { description: 'A refusal (RFC 9457); `code` says which, `errors` names wrong fields', content: content(problem) },
    ...Object.fromEntries(statuses.map((status) => {
      const own = codes.filter((code) => problemStatuses[code] === status);
      const narrowed = { properties: { status: { const: status }, code: { enum: own } } };
      return [problemName(status), { description: own.map((code) => `\`${code}\``).join(', '), content: content({ allOf: [problem, narrowed] }, own[0]) }];
    })),
  };
}

/** 404 → `NotFound`. */
function problemName(status: number): string {
  return (STATUS_CODES[status] ?? '').replace(/\W/g, '');
}
