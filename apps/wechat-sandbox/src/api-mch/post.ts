import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** WeChat Pay waits this long for an answer. */
const patience = 5_000;

export interface Answer {
  /** Null where none came. */
  status: number | null;
  text: string;
  milliseconds: number;
}

export type Agent = HttpAgent | HttpsAgent;

/** So many connections, kept open between two calls. */
export function agentFor(url: string, connections: number): Agent {
  const options = { keepAlive: true, maxSockets: connections };
  return url.startsWith('https:') ? new HttpsAgent(options) : new HttpAgent(options);
}

/** Never throws. Redirects are not followed, as WeChat Pay does not. */
export async function post(url: string, headers: Record<string, string>, body: string, agent?: Agent): Promise<Answer> {
  const answer = await postOnce(url, headers, body, agent);
  // The other side closed a connection that was kept open just when it was used again: nothing was read of it.
  return answer.text === stale ? postOnce(url, headers, body, false) : answer;
}

const stale = 'stale connection';

function postOnce(url: string, headers: Record<string, string>, body: string, agent?: Agent | false): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve) => {
    const end = (status: number | null, text: string): void => resolve({ status, text: text.slice(0, 300), milliseconds: Math.round(performance.now() - started) });
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const request = send(url, { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) }, agent, signal: AbortSignal.timeout(patience) });
    request.once('error', (error: NodeJS.ErrnoException) => end(null, request.reusedSocket && error.code === 'ECONNRESET' ? stale : reasonOf(error)));
    request.once('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', (error) => end(null, error.message));
      response.once('end', () => end(response.statusCode ?? null, Buffer.concat(parts).toString('utf8')));
    });
    request.end(body);
  });
}

function reasonOf({ name, message }: Error): string {
  return name === 'AbortError' || name === 'TimeoutError' ? 'no answer within 5 s' : message;
}
