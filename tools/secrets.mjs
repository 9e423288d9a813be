import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Without letters and digits that look alike. */
const readable = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * Random, made once for each data folder and readable by its owner only; none of them is ever in the repository.
 * @typedef {{ databasePassword: string, secretKey: string, wechatAppId: string, wechatSecret: string, smsSecret: string, metricsToken: string, adminPassword: string }} Secrets
 */

/**
 * @param {string} data
 * @returns {Secrets}
 */
export function localSecrets(data) {
  const file = join(data, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const secrets = {
    databasePassword: hex(16),
    secretKey: hex(32),
    wechatAppId: `wx${hex(8)}`,
    wechatSecret: hex(16),
    smsSecret: hex(16),
    metricsToken: hex(16),
    adminPassword: readablePassword(),
  };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

/** @param {number} bytes */
const hex = (bytes) => randomBytes(bytes).toString('hex');

/** Three groups of four that can be read aloud, about 59 bits. */
function readablePassword() {
  const group = () => Array.from({ length: 4 }, () => readable[randomInt(readable.length)]).join('');
  return [group(), group(), group()].join('-');
}
