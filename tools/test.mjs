/**
 * `npm test`: every tier, on a private database. `npm test -- api e2e` runs only the suites whose names contain one of the words;
 * `npm test -- --ci` checks lint, types and builds first. The last line is `N passed, N failed`.
 */
import { report } from './failure.mjs';
import { requireNode } from './node-version.mjs';

try {
  requireNode(process.versions.node);
  const { testProject } = await import('./test-project.mjs');
  process.exitCode = await testProject(process.argv.slice(2), process.env);
} catch (error) {
  report(error);
  process.exitCode = 1;
}
process.exit();
