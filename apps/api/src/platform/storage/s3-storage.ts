import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { DeleteObjectsCommand, GetObjectCommand, HeadBucketCommand, HeadObjectCommand, ListObjectsV2Command, NotFound, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { Storage, type ByteRange, type StoredFile } from './storage.js';

export interface S3Settings {
  /** Null means Amazon's own. */
  endpoint: string | null;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const deleteAtOnce = 1000;

/** Files in a bucket of any S3-compatible service. They are streamed through the API, so the bucket can stay on a private network. */
export class S3Storage extends Storage {
  private readonly client: S3Client;

  constructor(private readonly settings: S3Settings) {
    super();
    const { endpoint, region, accessKeyId, secretAccessKey } = settings;
    this.client = new S3Client({
      region,
      credentials: { accessKeyId, secretAccessKey },
      // Compatible services rarely resolve bucket names as hosts, and many do not know the checksums Amazon added in 2025.
      ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async put(key: string, path: string, mediaType: string): Promise<void> {
    const params = { Bucket: this.settings.bucket, Key: key, Body: createReadStream(path), ContentType: mediaType };
    await new Upload({ client: this.client, params, queueSize: 2 }).done();
  }

  async size(key: string): Promise<number | null> {
    try {
      const head = await this.client.send(new HeadObjectCommand({ Bucket: this.settings.bucket, Key: key }));
      return head.ContentLength ?? 0;
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const answer = await this.client.send(new GetObjectCommand({
      Bucket: this.settings.bucket, Key: key, ...(range ? { Range: `bytes=${range.start}-${range.end}` } : {}),
    }));
    return answer.Body as Readable;
  }

  async remove(keys: readonly string[]): Promise<void> {
    for (let start = 0; start < keys.length; start += deleteAtOnce) {
      const Objects = keys.slice(start, start + deleteAtOnce).map((Key) => ({ Key }));
      const answer = await this.client.send(new DeleteObjectsCommand({ Bucket: this.settings.bucket, Delete: { Objects, Quiet: true } }));
      const failed = answer.Errors?.[0];
      if (failed) throw new Error(`the bucket kept ${failed.Key ?? 'a file'}: ${failed.Message ?? failed.Code ?? ''}`);
    }
  }

  async *list(): AsyncGenerator<StoredFile> {
    let ContinuationToken: string | undefined;
    do {
      const answer = await this.client.send(new ListObjectsV2Command({ Bucket: this.settings.bucket, ContinuationToken }));
      for (const { Key, LastModified } of answer.Contents ?? []) {
        if (Key !== undefined) yield { key: Key, modifiedAt: LastModified ?? new Date() };
      }
      ContinuationToken = answer.NextContinuationToken;
    } while (ContinuationToken !== undefined);
  }

  async check(): Promise<void> {
    await this.client.send(new HeadBucketCommand({ Bucket: this.settings.bucket }));
  }
}
