import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, copyFile, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { Storage, type ByteRange, type StoredFile } from './storage.js';

const partial = '.partial';

/** Files in a folder, spread over 4096 sub-folders by the first letters of their (random) keys. */
export class LocalStorage extends Storage {
  private readonly directory: string;

  constructor(directory: string) {
    super();
    this.directory = resolve(directory);
  }

  /** Under another name first, flushed, then renamed: a crash leaves a `.partial`, never half a file under the key. */
  async put(key: string, path: string): Promise<void> {
    const target = this.pathOf(key);
    const temporary = `${target}.${randomBytes(4).toString('hex')}${partial}`;
    await mkdir(dirname(target), { recursive: true });
    try {
      await copyFile(path, temporary);
      const handle = await open(temporary, 'r+');
      await handle.sync().finally(() => handle.close());
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async size(key: string): Promise<number | null> {
    try {
      return (await stat(this.pathOf(key))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const handle = await open(this.pathOf(key), 'r');
    return handle.createReadStream(range);
  }

  async remove(keys: readonly string[]): Promise<void> {
    await Promise.all(keys.map((key) => rm(this.pathOf(key), { force: true })));
  }

  /** Also what crashes left half-written, so that the clean-up finds it. */
  async *list(): AsyncGenerator<StoredFile> {
    await mkdir(this.directory, { recursive: true });
    for await (const folder of await opendir(this.directory)) {
      if (!folder.isDirectory()) continue;
      for await (const file of await opendir(join(this.directory, folder.name))) {
        const found = await stat(join(this.directory, folder.name, file.name)).catch(() => null);
        if (found?.isFile()) yield { key: file.name, modifiedAt: found.mtime };
      }
    }
  }

  async check(): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    await access(this.directory, constants.R_OK | constants.W_OK);
  }

  private pathOf(key: string): string {
    if (!/^[\w-]{2,}(\.\w+)*$/.test(key)) throw new Error('not a storage key');
    // Folded, because some file systems do not tell upper from lower case.
    return join(this.directory, key.slice(0, 2).toLowerCase(), key);
  }
}
