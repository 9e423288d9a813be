import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { deleteComposeData, dockerAnswers } from './compose-server.mjs';
import { addressOf, dropSchema, isOnThisMachine } from './database.mjs';
import { Failure } from './failure.mjs';
import { failures } from './words.mjs';

/** Everything of one set of data, and nothing of the checkout. */
const dataEntries = ['mariadb', 'mysql', 'files', 'sandbox.json', 'sandbox-pay.jsonl', 'secrets.json', 'organization.json', 'addresses.json'];

/**
 * Deletes what `npm start` has made and kept; somebody's own schema is dropped only on this very machine.
 * @param {import('./settings.mjs').Settings} settings
 */
export async function resetData({ data, databaseUrl }) {
  if (databaseUrl && !isOnThisMachine(databaseUrl)) throw new Failure(failures.resetElsewhere(addressOf(databaseUrl)));
  if (databaseUrl) await dropSchema(databaseUrl);
  else if (dockerAnswers()) deleteComposeData(data);
  for (const entry of dataEntries) rmSync(join(data, entry), { recursive: true, force: true });
}
