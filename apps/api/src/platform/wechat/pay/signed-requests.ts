import { randomBytes } from 'node:crypto';
import WechatPayLibrary from 'wechatpay-node-v3';
import type { PayMerchant } from './pay-merchant.js';

/** One attempt's call, ready to be sent: a repetition is signed anew, with the same values. */
export interface SignedRequest {
  method: 'GET' | 'POST';
  /** With its query, as it was signed; the host is not part of the signature. */
  path: string;
  /** The text that was signed; null for a GET. */
  body: string | null;
  authorization: string;
}

/** What the library calls where it would send: it hands over the request and never sees an answer (docs/decisions/0017). */
type Sending = Parameters<WechatPayLibrary['createHttp']>[0];
type Answer = Awaited<ReturnType<Sending['get']>>;

/** No 2xx, so that the library makes nothing of it. */
const nothingSent: Answer = { status: 0 };
const userAgent = 'ScanFix';
const hostOfLibrary = 'https://api.mch.weixin.qq.com';

class Library extends WechatPayLibrary {
  /** The library's own nonce is a number of Math.random, at times a short one. */
  protected override buildAuthorization(method: string, url: string, body?: object): string {
    return this.authorization(method, pathOf(url), body);
  }

  /** Also for the calls that the library does not know. */
  authorization(method: string, path: string, body?: object): string {
    const nonce = randomBytes(16).toString('hex');
    const timestamp = String(Math.floor(Date.now() / 1000));
    return this.getAuthorization(nonce, timestamp, this.getSignature(method, nonce, timestamp, path, body));
  }
}

/**
 * What the library builds and signs when this is asked of it.
 * @param ask one call of the library, e.g. `(library) => library.close(number)`
 */
export async function requestOf(merchant: PayMerchant, appid: string, ask: (library: WechatPayLibrary) => Promise<unknown>): Promise<SignedRequest> {
  const library = libraryOf(merchant, appid);
  let request: SignedRequest | undefined;
  const keep = (method: 'GET' | 'POST', url: string, headers: Record<string, string>, body: object | null): Promise<Answer> => {
    // The library signs JSON.stringify of the same object.
    request = { method, path: pathOf(url), body: body === null ? null : JSON.stringify(body), authorization: headers['Authorization'] ?? '' };
    return Promise.resolve(nothingSent);
  };
  library.createHttp({
    get: (url, headers) => keep('GET', url, headers, null),
    post: (url, body, headers) => keep('POST', url, headers, body),
    upload: () => Promise.reject(new Error('nothing is uploaded')),
  });
  await ask(library);
  if (!request) throw new Error('the library built no request');
  return request;
}

/** The same for an address that the library has no method for. */
export function plainRequest(merchant: PayMerchant, method: 'GET' | 'POST', path: string, body?: object): SignedRequest {
  return { method, path, body: body ? JSON.stringify(body) : null, authorization: libraryOf(merchant, '').authorization(method, path, body) };
}

/** The headers of a request but for its signature. */
export function plainHeaders({ verifierSerial }: Pick<PayMerchant, 'verifierSerial'>, { body, authorization }: SignedRequest): Record<string, string> {
  return {
    accept: 'application/json',
    'user-agent': userAgent,
    authorization,
    ...(body === null ? {} : { 'content-type': 'application/json' }),
    ...(verifierSerial === '' ? {} : { 'wechatpay-serial': verifierSerial }),
  };
}

function libraryOf({ mchid, certificateSerial, privateKey }: PayMerchant, appid: string): Library {
  // It wants a certificate, to read a serial number that is known here already.
  return new Library({ appid, mchid, serial_no: certificateSerial, publicKey: Buffer.from('none'), privateKey: Buffer.from(privateKey), userAgent });
}

function pathOf(url: string): string {
  return url.startsWith(hostOfLibrary) ? url.slice(hostOfLibrary.length) : url;
}
