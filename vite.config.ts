import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Builds the dashboard to what the server serves under a policy that allows no inline script, style or font. */
export default defineConfig({
  root: path('./src/dashboard'),
  base: '/',
  plugins: [react()],
  server: { proxy: { '/api': 'http://127.0.0.1:4180' } },
  worker: { format: 'es' },
  build: {
    outDir: path('./dist/dashboard'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    chunkSizeWarningLimit: 900,
  },
});
