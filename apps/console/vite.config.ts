import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const api = process.env.API_URL ?? 'http://127.0.0.1:3000';
const withFixtures = process.env.FIXTURES === '1';

export default defineConfig({
  // Relative, so that one build is served from `/` as well as from `/console/`; the routes live behind the `#`.
  base: './',
  plugins: [react(), ...(withFixtures ? [fixturePlugin()] : [])],
  build: { target: 'es2022', chunkSizeWarningLimit: 900 },
  server: { host: '127.0.0.1', port: 3001, ...(withFixtures ? {} : { proxy: { '/api': api } }) },
  preview: { host: '127.0.0.1', port: 3001, proxy: { '/api': api } },
});

/** `FIXTURES=1 vite` answers `/api/v1` from test/fixtures instead of a running API. Never part of a build. */
function fixturePlugin(): Plugin {
  return {
    name: 'fixtures',
    apply: 'serve',
    async configureServer(server) {
      const { fixtureMiddleware } = await import('./test/fixtures/middleware');
      server.middlewares.use(fixtureMiddleware());
    },
  };
}
