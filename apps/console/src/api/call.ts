import { idempotentRoutes, routeAccess, type RouteBody, type RouteName, type RouteParams, type RouteQuery, type RouteResponse } from '@scanfix/shared-types';
import { newIdempotencyKey } from './intent';
import { isProblem } from './problem';
import { send } from './send';
import { session } from './session';

/** The type without a single property: what extends it may be left out. */
type Nothing = Record<never, never>;

type Given<Key extends string, Value> = [Value] extends [undefined] ? unknown : Nothing extends Value ? { [K in Key]?: Value } : { [K in Key]: Value };

export type CallOptions<Name extends RouteName> = Given<'params', RouteParams<Name>> &
  Given<'query', RouteQuery<Name>> &
  Given<'body', RouteBody<Name>> & {
    /** For routes that make something; see `useIntent`. Without one, every call is an intent of its own. */
    idempotencyKey?: string;
    signal?: AbortSignal;
  };

export type CallArguments<Name extends RouteName> = Nothing extends CallOptions<Name> ? [options?: CallOptions<Name>] : [options: CallOptions<Name>];

interface LooseOptions {
  params?: Record<string, string | number>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** One route of the contract: `call('POST /tickets/:id/triage', { params: { id }, body })`. Throws `ApiProblem`. */
export async function call<Name extends RouteName>(name: Name, ...[options]: CallArguments<Name>): Promise<RouteResponse<Name>> {
  const response = await respond(name, (options ?? {}) as LooseOptions);
  const text = await response.text();
  return (text === '' ? {} : JSON.parse(text)) as RouteResponse<Name>;
}

export interface DownloadedFile {
  blob: Blob;
  fileName: string;
}

/** A route that answers with the bytes of a file. */
export async function download<Name extends RouteName>(name: Name, ...[options]: CallArguments<Name>): Promise<DownloadedFile> {
  const response = await respond(name, (options ?? {}) as LooseOptions);
  return { blob: await response.blob(), fileName: fileNameOf(response.headers.get('content-disposition')) };
}

async function respond(name: RouteName, options: LooseOptions): Promise<Response> {
  const [method, pattern] = name.split(' ') as [string, string];
  const path = fill(pattern, options.params ?? {}) + queryText(options.query ?? {});
  const isPublic = routeAccess[name] === 'public';
  const makes = (idempotentRoutes as readonly RouteName[]).includes(name);
  const sending = {
    body: method === 'GET' || method === 'DELETE' ? undefined : bodyOf(options.body),
    ...(makes ? { headers: { 'idempotency-key': options.idempotencyKey ?? newIdempotencyKey() } } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  };
  const attempt = async (accessToken: string | null): Promise<Response> => {
    try {
      return await send(method, path, { ...sending, accessToken });
    } catch (error) {
      // The key makes it safe: if the first one arrived after all, the same answer comes back.
      if (makes && isProblem(error, 'network')) return send(method, path, { ...sending, accessToken });
      throw error;
    }
  };
  if (isPublic) return attempt(null);
  const accessToken = await session.accessToken();
  try {
    return await attempt(accessToken);
  } catch (error) {
    if (!isProblem(error, 'token-expired', 'unauthenticated')) throw error;
    const renewed = await session.refreshed(accessToken);
    if (renewed === null) throw error;
    return attempt(renewed);
  }
}

function bodyOf(body: unknown): unknown {
  if (typeof body === 'object' && body !== null && 'file' in body && body.file instanceof Blob) {
    const form = new FormData();
    form.append('file', body.file);
    return form;
  }
  return body ?? {};
}

function fill(pattern: string, params: Record<string, string | number>): string {
  return pattern.replace(/:(\w+)/g, (_match, key: string) => encodeURIComponent(String(params[key])));
}

function queryText(query: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** RFC 6266: the UTF-8 form before the plain one. */
export function fileNameOf(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? 'download';
}
