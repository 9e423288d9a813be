import type { Problem } from '@scanfix/shared-types';
import type { Test } from 'supertest';
import type { RunningApi } from './api.js';
import { idempotencyKey, type TestPerson } from './people.js';

type Method = 'get' | 'post' | 'put' | 'delete';

/** One person's calls, each with the headers it needs. */
export function callsOf(api: RunningApi, person: TestPerson) {
  const call = (method: Method, path: string, body?: object, key = idempotencyKey()): Test => {
    const request = api.http[method](`/api/v1${path}`).set('authorization', person.authorization);
    if (method === 'post') request.set('idempotency-key', key);
    return body === undefined ? request : request.send(body);
  };
  return {
    call,
    get: async <Answer>(path: string): Promise<Answer> => (await call('get', path).expect(200)).body as Answer,
    post: async <Answer>(path: string, body: object = {}, key?: string): Promise<Answer> => {
      const answer = await call('post', path, body, key);
      if (answer.status >= 300) throw new Error(`POST ${path}: ${JSON.stringify(answer.body)}`);
      return answer.body as Answer;
    },
    put: async <Answer>(path: string, body: object): Promise<Answer> => (await call('put', path, body).expect(200)).body as Answer,
    /** Status and code of a refusal, and its wrong fields. */
    refusal: async (method: Method, path: string, body?: object): Promise<{ status: number; code: string; errors?: Problem['errors']; context?: Problem['context'] }> => {
      const answer = await call(method, path, body);
      const { status, code, errors, context } = answer.body as Problem;
      expectProblem(answer.headers['content-type'] as string | undefined, answer.status, status);
      return { status, code, ...(errors ? { errors } : {}), ...(context ? { context } : {}) };
    },
  };
}

export type Calls = ReturnType<typeof callsOf>;

function expectProblem(type: string | undefined, status: number, stated: number): void {
  if (!type?.startsWith('application/problem+json') || status !== stated) throw new Error(`expected a problem, got ${status} ${type ?? ''}`);
}
