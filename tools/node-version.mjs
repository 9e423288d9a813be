import { Failure } from './failure.mjs';
import { failures } from './words.mjs';

/**
 * @param {string} version as in `process.versions.node`
 * @throws {Failure} below 20.19, the `engines` of package.json
 */
export function requireNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Failure(failures.nodeTooOld(version));
}
