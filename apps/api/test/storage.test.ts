import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { UploadedAttachment } from '@scanfix/shared-types';
import { startApi } from './support/api.js';
import { photo } from './support/files.js';
import { createOrganization, createPerson } from './support/people.js';
import { startS3, type S3Server } from './support/s3.js';
import { LocalStorage } from '../src/platform/storage/local-storage.js';
import { S3Storage } from '../src/platform/storage/s3-storage.js';
import type { Storage } from '../src/platform/storage/storage.js';

let s3: S3Server;
let directory: string;
beforeAll(async () => {
  s3 = await startS3();
  directory = await mkdtemp(join(tmpdir(), 'scanfix-storage-'));
});
afterAll(async () => {
  await s3.close();
  await rm(directory, { recursive: true });
});

const stores: [string, () => Storage][] = [
  ['a folder', () => new LocalStorage(join(directory, 'files'))],
  ['a bucket', () => new S3Storage({
    endpoint: s3.environment['S3_ENDPOINT'] ?? '', region: 'us-east-1', bucket: 'scanfix-test', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER',
  })],
];

async function file(content: Buffer): Promise<string> {
  const path = join(directory, randomBytes(6).toString('hex'));
  await writeFile(path, content);
  return path;
}
const keys = async (storage: Storage) => {
  const found: string[] = [];
  for await (const { key, modifiedAt } of storage.list()) {
    expect(Math.abs(Date.now() - modifiedAt.getTime())).toBeLessThan(600_000);
    found.push(key);
  }
  return found.sort();
};

describe.each(stores)('%s', (_, open) => {
  it('gives back what it was given, whole and in parts', async () => {
    const storage = open();
    const content = randomBytes(200_000);
    await storage.put('aFile-1.bin', await file(content), 'application/octet-stream');
    expect(await storage.size('aFile-1.bin')).toBe(200_000);
    expect((await buffer(await storage.read('aFile-1.bin'))).equals(content)).toBe(true);
    expect((await buffer(await storage.read('aFile-1.bin', { start: 1000, end: 1999 }))).equals(content.subarray(1000, 2000))).toBe(true);
  });

  it('takes files larger than one part of a multipart upload', async () => {
    const storage = open();
    const content = randomBytes(12_000_000);
    await storage.put('large.mp4', await file(content), 'video/mp4');
    expect((await buffer(await storage.read('large.mp4'))).equals(content)).toBe(true);
  });

  it('lists and removes, and does not mind what is missing', async () => {
    const storage = open();
    await storage.remove(await keys(storage));
    for (const name of ['one.jpg', 'two.jpg', 'two.thumbnail.jpg']) await storage.put(name, await file(Buffer.from(name)), 'image/jpeg');
    expect(await keys(storage)).toEqual(['one.jpg', 'two.jpg', 'two.thumbnail.jpg']);
    await storage.remove(['two.jpg', 'two.thumbnail.jpg', 'never-there.jpg']);
    expect(await keys(storage)).toEqual(['one.jpg']);
    expect(await storage.size('two.jpg')).toBeNull();
  });

  it('says that it can be used', async () => {
    await open().check();
  });
});

it('is known to be out of order when the bucket is gone or the folder cannot be written', async () => {
  const settings = { endpoint: s3.environment['S3_ENDPOINT'] ?? '', region: 'us-east-1', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
  await expect(new S3Storage({ ...settings, bucket: 'not-there' }).check()).rejects.toThrow();
  await expect(new LocalStorage(await file(Buffer.from('a file, not a folder'))).check()).rejects.toThrow();
});

it('leaves no way out of the folder', async () => {
  await expect(new LocalStorage(directory).size('../../etc/passwd')).rejects.toThrow('not a storage key');
});

it('serves the API the same from a bucket', async () => {
  const api = await startApi(s3.environment);
  try {
    const person = await createPerson(api, (await createOrganization(api)).id, ['requester']);
    const { body } = await api.http.post('/api/v1/attachments').set('authorization', person.authorization).attach('file', await photo(), 'a.jpg').expect(201);
    const view = body as UploadedAttachment;
    const whole = await api.http.get(view.url).buffer().expect(200).expect('content-type', 'image/jpeg');
    expect((whole.body as Buffer).length).toBe(view.size);
    const part = await api.http.get(view.url).set('range', 'bytes=0-1').buffer().expect(206);
    expect((part.body as Buffer).toString('hex')).toBe('ffd8');
    await api.http.get(view.thumbnailUrl ?? '').expect(200);
  } finally {
    await api.close();
  }
});
