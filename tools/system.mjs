import { bootstrap } from './bootstrap.mjs';
import { requireFreeSpace, requireWritable } from './disk.mjs';
import { requireFreePorts } from './ports.mjs';
import { step } from './progress.mjs';
import { runTool } from './tool.mjs';
import { steps } from './words.mjs';

/** @typedef {import('./settings.mjs').Settings} Settings */

/** Files of people and logs need room to grow. */
const bytesForData = 150e6;

/**
 * Runs everything until somebody stops it. Node built-ins only, until the dependencies are there.
 * @param {Settings} settings
 * @returns {Promise<number>} the exit code: 0 for a Ctrl-C after the table was printed
 */
export async function runSystem(settings) {
  requireWritable(settings.data);
  await requireFreeSpace(settings.data, bytesForData);
  let isUp = false;
  const exitCode = await runTool({ data: settings.data, announce: `http://127.0.0.1:${settings.ports.console}` }, async (processes) => {
    await Promise.race([prepareAndStart(settings, processes), processes.death]);
    isUp = true;
    return processes.death;
  });
  return isUp && exitCode > 128 ? 0 : exitCode;
}

/**
 * @param {Settings} settings
 * @param {import('./processes.mjs').Processes} processes
 */
async function prepareAndStart(settings, processes) {
  const { database, ...services } = settings.ports;
  await requireFreePorts(settings.host, services);
  if (!settings.databaseUrl) await requireFreePorts('127.0.0.1', { database });
  await bootstrap(processes);
  const [{ startSystem }, { resetData }] = await Promise.all([import('./services.mjs'), import('./reset.mjs')]);
  if (settings.reset) await step(steps.reset, () => resetData(settings));
  await startSystem(settings, processes);
}
