import { answer, answers, type Answers } from './fixtures/answers';

export interface SeenRequest {
  method: string;
  path: string;
  search: URLSearchParams;
  body: Record<string, unknown>;
  headers: Record<string, string>;
}

/** Answers `fetch` from the fixtures, with what a test wants otherwise, and remembers what was asked. */
export function answerFetch(overrides: Answers = {}): { requests: SeenRequest[]; of: (method: string, path: string) => SeenRequest[] } {
  const requests: SeenRequest[] = [];
  globalThis.fetch = (async (url: string, init: RequestInit = {}) => {
    const { pathname, searchParams } = new URL(url, 'http://console');
    const request: SeenRequest = {
      method: init.method ?? 'GET',
      path: pathname.replace('/api/v1', ''),
      search: searchParams,
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {},
      headers: (init.headers ?? {}) as Record<string, string>,
    };
    requests.push(request);
    const result = await answer({ ...answers, ...overrides }, request.method, request.path, request.search, request.body, request.headers);
    return new Response(JSON.stringify(result.body), { status: result.status });
  }) as typeof fetch;
  return { requests, of: (method, path) => requests.filter((request) => request.method === method && request.path === path) };
}
