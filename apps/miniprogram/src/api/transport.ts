import type { Problem, RouteBody, RouteName, RouteParams, RouteQuery, RouteResponse, UploadedAttachment } from '@scanfix/shared-types';
import { device, DeviceError, type HttpResponse, type LocalFile } from '@/device';
import { NoAnswerError, ProblemError } from './failures';

type Given<Key extends string, Value> = undefined extends Value ? { [K in Key]?: Value } : { [K in Key]: Value };
export type CallOptions<Name extends RouteName> = Given<'params', RouteParams<Name>> & Given<'query', RouteQuery<Name>> & Given<'body', RouteBody<Name>> & {
  /** One for each intent, the same on each retry. */
  idempotencyKey?: string;
};

interface AnyCallOptions {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string;
}

const basePath = '/api/v1';

export const apiUrl = (path: string): string => `${API_ORIGIN}${basePath}${path}`;
/** Links of attachments may be below the API's origin. */
export const fileUrl = (url: string): string => (url.startsWith('/') ? `${API_ORIGIN}${url}` : url);

export function routePath(name: string, params: Record<string, unknown> = {}, query: Record<string, unknown> = {}): string {
  const path = name.slice(name.indexOf(' ') + 1).replace(/:(\w+)/g, (_match, key: string) => encodeURIComponent(String(params[key])));
  const search = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    .join('&');
  return search ? `${path}?${search}` : path;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function answerOf<Body>({ status, body }: HttpResponse): Body {
  const parsed = parse(body);
  if (status >= 200 && status < 300) return parsed as Body;
  const problem = parsed as Problem | null;
  if (problem && typeof problem.code === 'string') throw new ProblemError(problem);
  // A proxy on the way answers without our problem body.
  throw new ProblemError({ type: 'about:blank', title: '', status, code: status === 413 ? 'payload-too-large' : 'not-ready', requestId: '' });
}

async function orNoAnswer(work: Promise<HttpResponse>): Promise<HttpResponse> {
  try {
    return await work;
  } catch (error) {
    // Whatever else went wrong on the way (no network, a broken line, a refused certificate), no answer came.
    if (error instanceof DeviceError && error.failure !== 'file-gone') throw new NoAnswerError(error.message);
    throw error;
  }
}

const authorization = (accessToken: string | null): Record<string, string> => (accessToken ? { Authorization: `Bearer ${accessToken}` } : {});

/** One request, typed by the route table; it knows nothing of sessions. */
export async function send<Name extends RouteName>(name: Name, options: CallOptions<Name>, accessToken: string | null): Promise<RouteResponse<Name>> {
  const { params, query, body, idempotencyKey } = options as AnyCallOptions;
  const response = await orNoAnswer(device.request({
    method: name.slice(0, name.indexOf(' ')) as 'GET',
    url: apiUrl(routePath(name, params, query)),
    headers: {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
      ...authorization(accessToken),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }));
  return answerOf<RouteResponse<Name>>(response);
}

/** Without a session the sticker vouches for the upload, or the private link. */
export async function sendFile(file: LocalFile, by: { accessToken: string } | { stickerCode: string } | { followToken: string }, onProgress: (share: number) => void): Promise<UploadedAttachment> {
  const path = 'accessToken' in by ? '/attachments' : routePath('POST /public/attachments', {}, by);
  const headers = 'accessToken' in by ? authorization(by.accessToken) : {};
  return answerOf<UploadedAttachment>(await orNoAnswer(device.upload({ url: apiUrl(path), headers, file, onProgress })));
}
