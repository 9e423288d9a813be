import { existsSync } from 'node:fs';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from './failure.mjs';
import { failures } from './words.mjs';

/**
 * @param {string} folder
 * @param {number} bytes
 * @throws {Failure} when the folder's disk has less than that
 */
export async function requireFreeSpace(folder, bytes) {
  const { bavail, bsize } = await statfs(nearestExisting(folder));
  if (bavail * bsize < bytes) throw new Failure(failures.diskFull({ folder, free: bavail * bsize, needed: bytes }));
}

/**
 * Creates the folder if need be and makes sure that it can be written.
 * @param {string} folder
 */
export function requireWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/,.*$/s, '') : String(error);
    throw new Failure(failures.folderNotWritable({ folder, reason }));
  }
}

/** @param {string} folder @returns {string} */
function nearestExisting(folder) {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}
