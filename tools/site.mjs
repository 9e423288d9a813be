import { existsSync } from 'node:fs';
import { join } from 'node:path';
import proxy from '@fastify/http-proxy';
import files from '@fastify/static';
import fastify from 'fastify';

/** What of the API the H5 build's origin answers: the interface itself, and the short links of stickers and messages. */
export const h5Prefixes = ['/api', '/r', '/l', '/i', '/f', '/v'];
export const consolePrefixes = ['/api'];

/**
 * A static build and, on the same origin, the API behind it, as the reverse proxy of a real server does it.
 * @param {{ folder: string, host: string, port: number, api: string, prefixes: string[] }} site
 * @returns {Promise<() => Promise<void>>} closes it
 */
export async function serveSite({ folder, host, port, api, prefixes }) {
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`${folder} has no index.html: it was not built`);
  const server = fastify({ forceCloseConnections: true });
  for (const prefix of prefixes) {
    await server.register(proxy, {
      upstream: api,
      prefix,
      rewritePrefix: prefix,
      // Live updates stay open as long as the page does.
      undici: { bodyTimeout: 0, headersTimeout: 120_000 },
      replyOptions: {
        // The body is already on its way: whoever asks first whether it may come (`expect: 100-continue`) has been answered here.
        rewriteRequestHeaders: (request, { expect: _, ...headers }) => ({
          ...headers,
          'x-forwarded-for': request.ip,
          'x-forwarded-host': request.headers.host ?? '',
          'x-forwarded-proto': 'http',
        }),
      },
    });
  }
  // Names of built files change with their content, but a page kept open over a rebuild must ask again.
  await server.register(files, { root: folder, cacheControl: false, setHeaders: (reply) => reply.header('cache-control', 'no-cache') });
  await server.listen({ host, port });
  return () => server.close();
}
