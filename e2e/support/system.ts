import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Login {
  role: string;
  name: string;
  username: string;
  password: string;
}

interface Addresses {
  api: string;
  console: string;
  h5: string;
  sandbox: string;
  logins: Login[];
}

/** The running system: the one the test tool started, or the one of `npm start`. */
export const system: Addresses = readAddresses();

function readAddresses(): Addresses {
  const file = process.env['SCANFIX_ADDRESSES'] ?? fileURLToPath(new URL('../../.data/addresses.json', import.meta.url));
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Addresses;
  } catch {
    throw new Error(`${file} cannot be read: start the system with npm start, or run npm test`);
  }
}

export function loginOf(role: string): Login {
  const login = system.logins.find((one) => one.role === role);
  if (!login) throw new Error(`the demo has no ${role}`);
  return login;
}

/** The sandbox's control API. */
export async function control<Answer = unknown>(path: string, method: 'GET' | 'PUT' | 'POST' = 'GET', body?: unknown): Promise<Answer> {
  const response = await fetch(`${system.sandbox}/control/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} /control/${path}: ${response.status} ${text}`);
  return JSON.parse(text) as Answer;
}

export interface DemoSticker {
  url: string;
  label: string;
  place: string;
  note?: string;
}

export const stickers = () => control<DemoSticker[]>('stickers');
