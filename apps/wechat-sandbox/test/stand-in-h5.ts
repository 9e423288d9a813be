import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StandInH5 {
  url: string;
  close: () => Promise<void>;
}

/** A page that speaks the bridge as the mini-program's H5 build does, and shows what it was answered. */
export async function serveStandInH5(): Promise<StandInH5> {
  let sandboxOrigin = '';
  const page = readFileSync(new URL('./stand-in-h5.html', import.meta.url));
  const server: Server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in');
    const sticker = /^\/r\/(\w+)$/.exec(pathname);
    if (sticker) return response.writeHead(302, { location: `/#/pages/scan/index?code=${sticker[1]}` }).end();
    if (searchParams.has('sandbox')) sandboxOrigin = searchParams.get('sandbox') ?? '';
    if (pathname === '/sandbox-origin') return response.end(sandboxOrigin);
    return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
