/** `npm start`: the whole system on this machine. See CONTRIBUTING.md, "What npm start does". */
import { report } from './failure.mjs';
import { requireNode } from './node-version.mjs';

try {
  requireNode(process.versions.node);
  // Only now: these modules need what older versions of Node do not have.
  const { readSettings } = await import('./settings.mjs');
  const { runSystem } = await import('./system.mjs');
  process.exitCode = await runSystem(readSettings(process.argv.slice(2), process.env));
} catch (error) {
  report(error);
  process.exitCode = 1;
}
process.exit();
