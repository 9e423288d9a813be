import type { Readable } from 'node:stream';

/** Bytes `start` to `end`, both included, as in an HTTP range. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface StoredFile {
  key: string;
  modifiedAt: Date;
}

/** Where files are kept: a folder or a bucket. Keys are `[A-Za-z0-9_-]+(.[a-z0-9]+)*`, made by us, never a person's file name. */
export abstract class Storage {
  /** Copies a file of this machine into the store; whole or not at all. */
  abstract put(key: string, path: string, mediaType: string): Promise<void>;
  /** Bytes, or null when there is no such file. */
  abstract size(key: string): Promise<number | null>;
  abstract read(key: string, range?: ByteRange): Promise<Readable>;
  /** Missing ones are fine. */
  abstract remove(keys: readonly string[]): Promise<void>;
  abstract list(): AsyncIterable<StoredFile>;
  /** Throws when files could not be stored or read now. */
  abstract check(): Promise<void>;
}
