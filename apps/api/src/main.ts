import { createApp } from './create-app.js';
import { ConfigError, readConfig } from './platform/config/config.js';

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const app = await createApp(config);
  await app.listen(config.settings.API_PORT, config.settings.HOST);
}

serve().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? `The configuration is not usable:\n${error.message}` : error);
  process.exit(1);
});
