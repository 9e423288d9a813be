import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import type { FastifyInstance } from 'fastify';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The built phone page: a handful of files, held in memory. */
export async function phonePageRoutes(app: FastifyInstance, { folder }: { folder: string }): Promise<void> {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = types[extname(path)];
    if (!type) continue;
    const bytes = readFileSync(join(folder, path));
    const url = path === 'index.html' ? '/' : `/${path.split(sep).join('/')}`;
    // Vite puts a hash into every name but the page's own.
    const cache = path === 'index.html' ? 'no-cache' : 'public, max-age=31536000, immutable';
    app.get(url, (_request, reply) => reply.type(type).header('cache-control', cache).send(bytes));
  }
  app.get('/favicon.ico', (_request, reply) => reply.code(204).send());
}
