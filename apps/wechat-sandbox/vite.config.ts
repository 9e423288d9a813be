import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'src/phone',
  base: './',
  plugins: [react()],
  build: { outDir: '../../dist/phone-page', emptyOutDir: true, chunkSizeWarningLimit: 600 },
});
