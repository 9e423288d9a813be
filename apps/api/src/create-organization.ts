import { parseArgs } from 'node:util';
import dataSource from './data-source.js';
import { hashPassword } from './modules/identity/passwords.js';
import { isStrongEnough } from './modules/identity/password.rules.js';
import { rolesOfStaff } from './modules/identity/staff.mapper.js';
import { normalizeUsername, usernamePattern } from './modules/identity/usernames.js';
import { UsersRepository } from './modules/identity/users.repository.js';
import { newOrganization } from './modules/organizations/organization.defaults.js';
import { OrganizationsRepository } from './modules/organizations/organizations.repository.js';
import { isDuplicate } from './platform/database/duplicates.js';

/** A refusal that the operator can understand; everything else is a fault. */
class Refusal extends Error {}

/**
 * An organization and its first administrator, in the migrated database of DATABASE_URL. Prints `{"organizationId", "adminId"}`. A second
 * run with the same username is refused and changes nothing.
 */
async function createOrganization(): Promise<void> {
  const { name, username, password, adminName } = readArguments();
  await dataSource.initialize();
  try {
    const users = new UsersRepository(dataSource);
    if (await users.findByUsername(username)) throw taken(username);
    const passwordHash = await hashPassword(password);
    const created = await dataSource.transaction(async (transaction) => {
      const organizationId = await new OrganizationsRepository(dataSource).insert(transaction, newOrganization({ name }));
      const adminId = await users.insert(transaction, { organizationId, roles: rolesOfStaff(['admin']), staff: true, name: adminName, username, passwordHash });
      return { organizationId, adminId };
    });
    console.log(JSON.stringify(created));
  } catch (error) {
    throw isDuplicate(error) ? taken(username) : error;
  } finally {
    await dataSource.destroy();
  }
}

function taken(username: string): Refusal {
  return new Refusal(`the username ${username} is taken`);
}

/** Without `--admin-name` the administrator is called by the username. */
function readArguments(): { name: string; username: string; password: string; adminName: string } {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { name: text, username: text, password: text, 'admin-name': text } });
  const name = values.name?.trim() ?? '';
  const username = normalizeUsername(values.username ?? '');
  const { password = '' } = values;
  const adminName = values['admin-name']?.trim() || username;
  if (name === '' || name.length > 100) throw new Refusal('--name must have 1 to 100 characters');
  if (!usernamePattern.test(username)) throw new Refusal('--username must have 3 to 32 letters, digits, dots or dashes, and begin with a letter or digit');
  if (!isStrongEnough(password, username)) throw new Refusal('--password must have 10 or more characters, not be a common one, and not hold the username');
  if (adminName.length > 50) throw new Refusal('--admin-name must have at most 50 characters');
  return { name, username, password, adminName };
}

createOrganization().catch((error: unknown) => {
  console.error(error instanceof Refusal ? `No organization was created: ${error.message}.` : error);
  process.exitCode = 1;
});
