import { createHash } from 'node:crypto';
import { Readable, Transform, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { errorOf } from './pay-answer.reading.js';
import { WechatPayError } from './pay-error.js';
import type { PayMerchant } from './pay-merchant.js';
import type { PayTransport } from './pay-transport.js';
import { plainHeaders, plainRequest } from './signed-requests.js';

export interface PayBill {
  /** SHA-1 of the bill, hexadecimal, small letters. */
  hash: string;
  /** The bill's bytes (UTF-8 with a mark at the beginning); it fails at its end when they are not those of the hash. */
  bytes: Readable;
}

interface Waiting {
  giveUp: AbortController;
  /** Milliseconds. */
  patience: number;
  noAnswer: (error: unknown) => WechatPayError;
}

/** Bytes of an answer that is no bill. */
const longestRefusal = 10_000;

/**
 * The file of a bill, while it comes. It is not signed: the hash is, by the answer that named the address.
 * @throws WechatPayError `bad-request` where the address is not WeChat Pay's: nobody else is shown who we are
 */
export async function downloadBill(
  transport: PayTransport, merchant: PayMerchant, { hash, downloadUrl, gzip }: { hash: string; downloadUrl: string; gzip: boolean },
): Promise<PayBill> {
  const url = new URL(downloadUrl);
  if (!transport.mayAsk(url)) throw new WechatPayError('bad-request', { field: 'download_url' });
  const request = plainRequest(merchant, 'GET', `${url.pathname}${url.search}`);
  const started = Date.now();
  const giveUp = new AbortController();
  const noAnswer = (error: unknown) => transport.noAnswer(request, Date.now() - started, error);
  const response = await inTime({ giveUp, patience: transport.pace.part, noAnswer }, transport.open(url.href, request, plainHeaders(merchant, request), giveUp.signal));
  const answer = { status: response.status, requestId: response.headers.get('request-id') };
  const parts = partsOf(response, { giveUp, patience: transport.pace.part, noAnswer });
  if (response.status !== 200) {
    const error = errorOf({ ...answer, body: await firstOf(parts) });
    transport.log(request, answer, Date.now() - started, error);
    throw error;
  }
  transport.log(request, answer, Date.now() - started);
  const checked = checkedBy(hash);
  const unpacked = gzip ? [createGunzip()] : [];
  // What breaks on the way breaks what the caller reads; there is nothing else to do about it here.
  pipeline([Readable.from(parts, { objectMode: false }), ...unpacked, checked], () => {});
  return { hash, bytes: checked };
}

/** Waits for each part only so long; who reads slowly is not hurried. */
async function* partsOf(response: Response, waiting: Waiting): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const part = await inTime(waiting, reader?.read() ?? Promise.resolve({ done: true, value: undefined }));
      if (part.value) yield part.value;
      if (part.done) return;
    }
  } finally {
    // Also when the caller stops reading: the connection must not wait for it.
    waiting.giveUp.abort();
  }
}

async function inTime<Result>({ giveUp, patience, noAnswer }: Waiting, work: Promise<Result>): Promise<Result> {
  const timer = setTimeout(() => giveUp.abort(), patience);
  try {
    return await work;
  } catch (error) {
    throw noAnswer(error);
  } finally {
    clearTimeout(timer);
  }
}

async function firstOf(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const first: Uint8Array[] = [];
  let length = 0;
  for await (const part of parts) {
    first.push(part);
    length += part.length;
    if (length > longestRefusal) break;
  }
  return Buffer.concat(first);
}

function checkedBy(expected: string): Transform {
  const hash = createHash('sha1');
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      hash.update(part);
      done(null, part);
    },
    flush(done) {
      done(hash.digest('hex') === expected ? null : new WechatPayError('bill-damaged'));
    },
    // What cannot be unpacked is damaged, too.
    destroy(error, done) {
      done(error === null || error instanceof WechatPayError ? error : new WechatPayError('bill-damaged'));
    },
  });
}
