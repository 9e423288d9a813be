import { ApiProblem, problemOf } from './problem';

/** The API stands at the same origin as the console, whatever path the console is served from. */
export const apiBase = '/api/v1';

export interface Sending {
  body?: unknown;
  accessToken?: string | null;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** One request as it goes over the wire. Throws `ApiProblem` for everything that is not a success. */
export async function send(method: string, path: string, { body, accessToken, headers, signal }: Sending = {}): Promise<Response> {
  const isForm = body instanceof FormData;
  const response = await fetch(apiBase + path, {
    method,
    headers: {
      accept: 'application/json, application/problem+json;q=0.9, */*;q=0.5',
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
    credentials: 'omit',
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiProblem('network', 0);
  });
  if (!response.ok) throw await problemOf(response);
  return response;
}
