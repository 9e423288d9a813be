/** `npm run bench`: speed and memory, as ratios to plain mysql2 on Fastify in the same run. See docs/performance.md. */
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { requireFreeSpace, requireWritable } from './disk.mjs';
import { report } from './failure.mjs';
import { repository } from './settings.mjs';
import { runTool } from './tool.mjs';

/** A million tickets with their postings, and the server's logs. */
const bytesForBench = 6e9;

try {
  const data = join(repository, '.data', 'bench');
  requireWritable(data);
  await requireFreeSpace(data, bytesForBench);
  process.exitCode = await runTool({ data, announce: '' }, async (processes) => {
    await bootstrap(processes);
    const [{ buildSystem }, { measure }] = await Promise.all([import('./build.mjs'), import('./bench/measure.mjs')]);
    await buildSystem(processes);
    await measure(data, processes);
    return 0;
  });
} catch (error) {
  report(error);
  process.exitCode = 1;
}
process.exit();
