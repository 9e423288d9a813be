import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DomainError, invalidField } from '../errors/domain-error.js';

/** What is needed to tell what a file is. */
const headBytes = 4100;
/** A refused upload is read to its end, so that the client sees the refusal and not a broken connection; but not for ever. */
const discardBytes = 64_000_000;
const formLimits = { files: 1, fields: 4, parts: 5, fieldSize: 1000, fieldNameSize: 100, headerPairs: 50, fileSize: 1_000_000_000 };

export interface ReceivedFile {
  /** On this machine, gone when `use` returns. */
  path: string;
  /** Next to `path`, for what is made of it; gone as well. */
  directory: string;
  /** As the client called it. */
  name: string;
  size: number;
}

/** Sees the first 4100 bytes (or all); answers how many bytes the whole may have, or throws to refuse. */
export type Inspect = (head: Buffer) => number | Promise<number>;

/**
 * Reads the one file of a `multipart/form-data` body, in the field `file`, into a temporary file without holding it in memory.
 * @throws DomainError `unsupported-media-type`, `validation-failed`, `attachment-too-large`, `malformed-request`
 */
export async function receiveFile<Result>(request: FastifyRequest, inspect: Inspect, use: (file: ReceivedFile) => Promise<Result>): Promise<Result> {
  if (!request.isMultipart()) throw new DomainError('unsupported-media-type');
  const directory = await mkdtemp(join(tmpdir(), 'scanfix-upload-'));
  try {
    const file = await readForm(request, directory, inspect).catch((error: unknown) => {
      discard(request);
      throw readable(error);
    });
    return await use(file);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function readForm(request: FastifyRequest, directory: string, inspect: Inspect): Promise<ReceivedFile> {
  let received: ReceivedFile | null = null;
  for await (const part of request.parts({ limits: formLimits }) as AsyncIterable<Multipart>) {
    if (part.type !== 'file') continue;
    if (part.fieldname !== 'file') throw invalidField(part.fieldname, 'unknown-field');
    const path = join(directory, 'upload');
    let size = 0;
    await pipeline(part.file, (source: AsyncIterable<Buffer>) => counted(source, inspect, (bytes) => { size += bytes; }), createWriteStream(path));
    received = { path, directory, name: part.filename, size };
  }
  if (!received || received.size === 0) throw invalidField('file', 'required');
  return received;
}

/** Passes the bytes on once the head has been seen, and stops at the limit. */
async function* counted(source: AsyncIterable<Buffer>, inspect: Inspect, count: (bytes: number) => void): AsyncGenerator<Buffer> {
  let head = Buffer.alloc(0);
  let maximum: number | null = null;
  let total = 0;
  const pass = (chunk: Buffer): Buffer => {
    total += chunk.length;
    if (maximum !== null && total > maximum) throw new DomainError('attachment-too-large', { maximumBytes: maximum });
    count(chunk.length);
    return chunk;
  };
  for await (const chunk of source) {
    if (maximum !== null) {
      yield pass(chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < headBytes) continue;
    maximum = await inspect(head);
    yield pass(head);
  }
  if (maximum === null && head.length > 0) {
    maximum = await inspect(head);
    yield pass(head);
  }
}

/** The form parser throws plain errors for broken bodies; those of the disk are ours. */
function readable(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const { statusCode, syscall } = error as { statusCode?: number; syscall?: string };
  return statusCode === 413 ? new DomainError('payload-too-large') : syscall === undefined ? new DomainError('malformed-request') : error;
}

function discard({ raw }: FastifyRequest): void {
  let left = discardBytes;
  raw.unpipe();
  raw.on('error', () => undefined);
  raw.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) raw.destroy();
  });
  raw.resume();
}
