/** `npm run test:mysql -- mysql://user:password@host:port/`: the API's integration tests on any server; it makes schemas of its own there. */
import { report } from './failure.mjs';
import { requireNode } from './node-version.mjs';

try {
  requireNode(process.versions.node);
  const { testDatabase } = await import('./test-project.mjs');
  process.exitCode = await testDatabase(process.argv.slice(2));
} catch (error) {
  report(error);
  process.exitCode = 1;
}
process.exit();
