import { createHash, createSign, createVerify, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}
export interface Seen {
  method: string;
  path: string;
  query: string;
  body: Record<string, unknown>;
  headers: IncomingMessage['headers'];
  /** Whether the Authorization header holds for these very bytes. */
  signed: boolean;
}
/** What goes wrong with one answer; `silence` never comes, `cut` ends in the middle. */
export type Flaw = (answer: Answer) => Answer | 'silence' | 'cut';

interface Signer {
  serial: string;
  privateKey: string;
}

/** WeChat Pay's side of the wire, written against the reference and not against the code it tests. */
export interface PayServer {
  url: string;
  seen: Seen[];
  /** Signs the answers. */
  signer: Signer;
  /** By the beginning of the path: the JSON of a 200, the text of a file, or nothing for a 204. */
  answers: Record<string, object | Buffer | null>;
  /** For the next answers, in turn. */
  next: (...flaws: Flaw[]) => void;
  close: () => Promise<void>;
}

const seconds = () => Math.floor(Date.now() / 1000);

export function signatureHeaders({ serial, privateKey }: Signer, body: Buffer, { timestamp = seconds(), signedBody = body } = {}): Record<string, string> {
  const nonce = randomBytes(16).toString('hex');
  const signature = createSign('RSA-SHA256').update(`${timestamp}\n${nonce}\n`).update(signedBody).update('\n').sign(privateKey, 'base64');
  return { 'wechatpay-timestamp': String(timestamp), 'wechatpay-nonce': nonce, 'wechatpay-signature': signature, 'wechatpay-serial': serial, 'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048' };
}

/** @param publicKey of the merchant, by which its requests are checked */
export async function startPayServer(publicKey: string, signer: Signer): Promise<PayServer> {
  const flaws: Flaw[] = [];
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => respond(request, Buffer.concat(parts).toString(), response));
  });

  function respond(request: IncomingMessage, text: string, response: ServerResponse): void {
    const url = new URL(request.url ?? '', 'http://pay');
    const signed = holds(request, text, publicKey);
    seen.push({ method: request.method ?? '', path: url.pathname, query: url.search.slice(1), body: text ? JSON.parse(text) as Record<string, unknown> : {}, headers: request.headers, signed });
    const usual = signed ? usualAnswer(url.pathname) : refusal(401, 'SIGN_ERROR');
    const answer = (flaws.shift() ?? ((same) => same))(usual);
    if (answer === 'silence') return;
    if (answer === 'cut') {
      response.writeHead(200, { ...usual.headers, 'content-length': String(usual.body.length + 10) });
      response.write(usual.body, () => response.destroy());
      return;
    }
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  function usualAnswer(path: string): Answer {
    const [, content] = Object.entries(payServer.answers).find(([beginning]) => path.startsWith(beginning)) ?? [];
    if (content === undefined) return refusal(404, 'ORDER_NOT_EXIST');
    if (Buffer.isBuffer(content)) return { status: 200, headers: { 'content-type': 'application/octet-stream', 'request-id': 'FILE' }, body: content };
    const body = content === null ? Buffer.alloc(0) : Buffer.from(JSON.stringify(content));
    return { status: content === null ? 204 : 200, headers: { 'content-type': 'application/json', 'request-id': 'REQUEST-0', ...signatureHeaders(payServer.signer, body) }, body };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const payServer: PayServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, signer, answers: {},
    next: (...more) => flaws.push(...more),
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
  return payServer;
}

export function refusal(status: number, code: string, requestId = 'REQUEST-1', more: object = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', 'request-id': requestId }, body: Buffer.from(JSON.stringify({ code, message: 'refused', ...more })) };
}

export const silence: Flaw = () => 'silence';
export const cut: Flaw = () => 'cut';
export const refused = (...parameters: Parameters<typeof refusal>): Flaw => () => refusal(...parameters);
export const redirected = (location: string): Flaw => () => ({ status: 302, headers: { location }, body: Buffer.alloc(0) });
/** Signed, all but this. */
export const withoutHeader = (name: string): Flaw => (answer) => ({ ...answer, headers: Object.fromEntries(Object.entries(answer.headers).filter(([header]) => header !== name)) });
export const withHeader = (name: string, value: string): Flaw => (answer) => ({ ...answer, headers: { ...answer.headers, [name]: value } });
export const signtest: Flaw = (answer) => withHeader('wechatpay-signature', `WECHATPAY/SIGNTEST/${answer.headers['wechatpay-signature'] ?? ''}`)(answer);
/** The same JSON in other bytes. */
export const reserialised: Flaw = (answer) => ({ ...answer, body: Buffer.from(JSON.stringify(JSON.parse(answer.body.toString()), null, 1)) });
export const signedBy = (signer: Signer, options?: Parameters<typeof signatureHeaders>[2]): Flaw => (answer) => ({ ...answer, headers: { ...answer.headers, ...signatureHeaders(signer, answer.body, options) } });
export const sha1 = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('hex');

function holds(request: IncomingMessage, body: string, publicKey: string): boolean {
  const fields = /^WECHATPAY2-SHA256-RSA2048 mchid="(\d+)",nonce_str="(\w{8,32})",timestamp="(\d+)",serial_no="(\w+)",signature="([^"]+)"$/.exec(request.headers.authorization ?? '');
  if (!fields || Math.abs(seconds() - Number(fields[3])) > 300) return false;
  const [, , nonce, timestamp, , signature = ''] = fields;
  return createVerify('RSA-SHA256').update(`${request.method}\n${request.url}\n${timestamp}\n${nonce}\n${body}\n`).verify(publicKey, signature, 'base64');
}
