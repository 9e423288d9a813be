import { fileURLToPath } from 'node:url';
import { readConfiguration } from './configuration.js';
import { createSandbox } from './sandbox.js';
import { createServer } from './server.js';

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const phonePage = fileURLToPath(new URL('./phone-page', import.meta.url));
  const server = await createServer(createSandbox(configuration), { phonePage });
  const address = await server.listen({ host: configuration.host, port: configuration.port });
  console.log(`WeChat sandbox: ${address}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  console.error(`WeChat sandbox: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
