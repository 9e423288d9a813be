import { Injectable, Logger } from '@nestjs/common';
import { failureOf, operatorFailures, WechatError } from './wechat-error.js';
import { Config } from '../config/config.js';

export interface WechatCall {
  path: string;
  query?: Record<string, string>;
  /** Makes it a POST. */
  body?: object;
  /** Milliseconds. */
  timeout?: number;
}

export type WechatAnswer = Record<string, unknown>;
export interface WechatImage {
  image: Buffer;
  contentType: string;
}

const defaultTimeout = 5000;

/** One call of api.weixin.qq.com, without retries. Queries carry secrets: only paths are logged. */
@Injectable()
export class WechatTransport {
  private readonly logger = new Logger('Wechat');
  private readonly baseUrl: string;

  constructor(config: Config) {
    this.baseUrl = config.settings.WECHAT_API_URL.replace(/\/+$/, '');
  }

  /** @throws WechatError */
  async json(call: WechatCall): Promise<WechatAnswer> {
    const { bytes } = await this.exchange(call);
    return this.accepted(call, bytes);
  }

  /** An image, or JSON that says why not; the HTTP status does not tell. @throws WechatError */
  async image(call: WechatCall): Promise<WechatImage> {
    const { bytes, contentType } = await this.exchange(call);
    if (contentType.startsWith('image/') && bytes[0] !== 0x7b) return { image: bytes, contentType };
    this.accepted(call, bytes);
    throw this.failed(call, new WechatError('unknown'), null);
  }

  private async exchange({ path, query, body, timeout = defaultTimeout }: WechatCall): Promise<{ bytes: Buffer; contentType: string }> {
    const url = `${this.baseUrl}${path}${query ? `?${new URLSearchParams(query).toString()}` : ''}`;
    try {
      const response = await fetch(url, {
        ...(body ? { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      // WeChat answers 200 to everything: another status is a gateway's on the way, and nothing is known of the call.
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return { bytes, contentType: response.headers.get('content-type') ?? '' };
    } catch (error) {
      this.logger.warn(`${path}: no answer (${reasonOf(error)})`);
      throw new WechatError('no-answer');
    }
  }

  /** Success is `errcode` absent or 0. */
  private accepted(call: WechatCall, bytes: Buffer): WechatAnswer {
    const answer = parse(bytes);
    if (!answer) throw this.failed(call, new WechatError('unknown'), null);
    const errcode = Number(answer['errcode'] ?? 0);
    if (errcode === 0) return answer;
    throw this.failed(call, new WechatError(failureOf(errcode), errcode), answer['errmsg']);
  }

  private failed({ path }: WechatCall, error: WechatError, errmsg: unknown): WechatError {
    const rid = typeof errmsg === 'string' ? /rid:\s*([\w-]+)/.exec(errmsg)?.[1] : undefined;
    const line = `${path}: ${error.failure} (errcode ${error.errcode ?? 'none'}, rid ${rid ?? 'none'})`;
    if (operatorFailures.has(error.failure)) this.logger.error(line);
    else this.logger.warn(line);
    return error;
  }
}

function parse(bytes: Buffer): WechatAnswer | null {
  try {
    const value: unknown = JSON.parse(bytes.toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as WechatAnswer) : null;
  } catch {
    return null;
  }
}

/** Of Node's fetch: `fetch failed` with the reason in the cause. Neither holds the address. */
function reasonOf(error: unknown): string {
  const { name, message, cause } = error as { name?: string; message?: string; cause?: { code?: string } };
  return cause?.code ?? (name === 'TimeoutError' ? 'time-out' : message ?? 'unknown');
}
