import { Logger } from '@nestjs/common';
import { operatorFailures, WechatPayError } from './pay-error.js';
import type { SignedRequest } from './signed-requests.js';
import type { SignedMessage } from './verification.js';

/** Milliseconds. */
export interface PayPace {
  /** For an answer to come whole; for a part of a bill to come. */
  answer: number;
  part: number;
  /** Before the second and the third attempt; a little longer or shorter each time. */
  pauses: readonly number[];
}

export const usualPace: PayPace = { answer: 5000, part: 15_000, pauses: [250, 1000] };

export interface PayAnswer extends SignedMessage {
  /** Which of the two answered. */
  host: 0 | 1;
  status: number;
  /** WeChat Pay's name of the call, by which its support finds it. */
  requestId: string | null;
}

/** Bytes; the longest answer is a list of certificates. */
const longestAnswer = 1_000_000;
/** Milliseconds for which the second host is asked first, after the first did not answer. */
const avoidance = 60_000;

/** One exchange with WeChat Pay over two hosts, without retries, without judgement about what came back. */
export class PayTransport {
  private readonly logger = new Logger('WechatPay');
  private readonly hosts: readonly [string, string];
  private secondFirstUntil = 0;

  constructor(first: string, second: string, readonly pace: PayPace = usualPace) {
    this.hosts = [first.replace(/\/+$/, ''), second.replace(/\/+$/, '')];
  }

  /** Where a bill may be fetched: nobody else is shown an Authorization header. */
  mayAsk(url: URL): boolean {
    return this.hosts.some((host) => new URL(host).origin === url.origin);
  }

  /** @throws WechatPayError `no-answer`, after which the other host is asked first */
  async exchange(request: SignedRequest, headers: Record<string, string>): Promise<PayAnswer> {
    const host = this.secondFirstUntil > Date.now() ? 1 : 0;
    const started = Date.now();
    try {
      const response = await this.open(`${this.hosts[host]}${request.path}`, request, headers, AbortSignal.timeout(this.pace.answer));
      const body = await wholeBody(response);
      return { host, status: response.status, header: (name) => response.headers.get(name), body, requestId: response.headers.get('request-id') };
    } catch (error) {
      this.avoid(host);
      throw this.noAnswer(request, Date.now() - started, error);
    }
  }

  /** The answer while it comes. The caller reads it, and gives up by the signal. */
  open(url: string, { method, body }: SignedRequest, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
    // WeChat Pay does not redirect: whoever does is somebody else.
    return fetch(url, { method, headers, redirect: 'error', signal, ...(body === null ? {} : { body }) });
  }

  /** After a fault of that host's own: the other one is asked first for a minute. */
  avoid(host: 0 | 1): void {
    this.secondFirstUntil = host === 0 ? Date.now() + avoidance : 0;
  }

  /** Logged, and ready to be thrown. */
  noAnswer(request: SignedRequest, milliseconds: number, error: unknown): WechatPayError {
    this.logger.warn(`${nameOf(request)}: no answer in ${milliseconds} ms (${reasonOf(error)})`);
    return new WechatPayError('no-answer');
  }

  /** A line a call, with WeChat Pay's number of it, and nothing secret: numbers of orders, no openid, no key. */
  log(request: SignedRequest, { status, requestId }: Pick<PayAnswer, 'status' | 'requestId'>, milliseconds: number, error?: WechatPayError): void {
    const line = `${nameOf(request)}: ${status} in ${milliseconds} ms, request ${requestId ?? 'unnamed'}`;
    if (!error) return this.logger.log(line);
    const { field, doubt } = error.details;
    const why = [error.failure, error.wechatCode, field && `field ${field}`, doubt && error.failure === 'unverified' && doubt].filter(Boolean).join(', ');
    if (operatorFailures.has(error.failure)) this.logger.error(`${line}: ${why}`);
    else this.logger.warn(`${line}: ${why}`);
  }
}

async function wholeBody(response: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > longestAnswer) throw new Error('an endless answer');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The path without its query. */
function nameOf({ method, path }: SignedRequest): string {
  return `${method} ${path.split('?')[0]}`;
}

/** Of Node's fetch: `fetch failed` with the reason in the cause. */
function reasonOf(error: unknown): string {
  const { name, message, cause } = error as { name?: string; message?: string; cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? (name === 'TimeoutError' ? 'time-out' : message ?? 'unknown');
}
