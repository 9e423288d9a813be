import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MerchantView } from '../contract.js';
import { unseal } from '../api-mch/resource-cipher.js';
import { isSignedBy } from '../api-mch/signature.js';

export interface Heard {
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A merchant's server that hears notifications. */
export interface Listener {
  url: string;
  heard: Heard[];
  /** What it says to each of the next ones; the last one goes on for ever. */
  answers: number[];
  /** Resolves once so many came. */
  count: (wanted: number) => Promise<Heard[]>;
  close: () => Promise<void>;
}

export async function startListener(answers: number[] = [200]): Promise<Listener> {
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();
  const listener = { answers };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.once('end', () => {
      heard.push({ headers: request.headers, body: Buffer.concat(parts) });
      const status = (listener.answers.length > 1 ? listener.answers.shift() : listener.answers[0]) ?? 200;
      response.writeHead(status).end(status === 204 ? '' : '{"code":"SUCCESS"}');
      for (const look of waiting) look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(listener, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`,
    heard,
    count: (wanted: number) =>
      new Promise<Heard[]>((resolve) => {
        const look = (): void => {
          if (heard.length < wanted) return;
          waiting.delete(look);
          resolve(heard);
        };
        waiting.add(look);
        look();
      }),
    close: () => new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  });
}

/** What a careful merchant makes of it: the text, or why it does not believe it. */
export function read({ headers, body }: Heard, view: MerchantView, now: number): Record<string, unknown> | string {
  const header = (name: string): string => String(headers[`wechatpay-${name}`] ?? '');
  if (!header('signature')) return 'unsigned';
  if (Math.abs(Number(header('timestamp')) - now / 1000) > 300) return 'old';
  const certificate = view.platformCertificates.find(({ serial }) => serial === header('serial'))?.certificate;
  const key = header('serial') === view.publicKeyId ? view.publicKey : certificate;
  if (!key) return 'unknown serial';
  if (!isSignedBy([header('timestamp'), header('nonce'), body], header('signature'), key)) return 'bad signature';
  const { resource } = JSON.parse(body.toString('utf8'));
  try {
    return JSON.parse(unseal(resource, view.apiV3Key));
  } catch {
    return 'bad tag';
  }
}
