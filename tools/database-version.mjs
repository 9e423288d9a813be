const oldest = { mariadb: [10, 11], mysql: [8, 4] };

/**
 * Reads what `SELECT VERSION()` or `mysqld --version` says.
 * @param {string} text such as `10.11.19-MariaDB-0+deb12u1`, `8.4.3` or `mysqld  Ver 8.4.3 for Linux on x86_64`
 * @returns {{ flavour: 'mariadb' | 'mysql', version: string, supported: boolean } | null} null where there is no version in it
 */
export function parseVersion(text) {
  // Old MariaDB handshakes put 5.5.5- before the true version.
  const numbers = /(?:^|Ver |5\.5\.5-|from )(\d+)\.(\d+)(?:\.(\d+))?/.exec(text.replace(/^.*5\.5\.5-/s, ''));
  if (!numbers) return null;
  const flavour = /mariadb/i.test(text) ? 'mariadb' : 'mysql';
  const [major, minor] = [Number(numbers[1]), Number(numbers[2])];
  const [oldestMajor = 0, oldestMinor = 0] = oldest[flavour];
  return {
    flavour,
    version: [numbers[1], numbers[2], numbers[3]].filter(Boolean).join('.'),
    supported: major > oldestMajor || (major === oldestMajor && minor >= oldestMinor),
  };
}

/** @param {{ flavour: 'mariadb' | 'mysql', version: string }} server */
export const describe = ({ flavour, version }) => `${flavour === 'mariadb' ? 'MariaDB' : 'MySQL'} ${version}`;
