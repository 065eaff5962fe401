import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const dashboard = join(import.meta.dirname, '../src/dashboard');

/**
 * Bundles into `dist/pages` what draws pages on the server, with the list of the files that each of the dashboard's
 * parts is made of. To be called when the dashboard has been bundled.
 */
export async function bundlePages(dist: string): Promise<void> {
  await build({
    configFile: false,
    root: dashboard,
    logLevel: 'warn',
    plugins: [react()],
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true, external: ['zod'] },
    build: {
      ssr: join(dashboard, 'app/drawPage.tsx'),
      outDir: join(dist, 'pages'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      target: 'node22',
      minify: false,
      rolldownOptions: {
        // The other screens are drawn by browsers alone.
        external: /\/screens\/(?!explore\/)/,
        output: { entryFileNames: 'drawPage.js' },
      },
    },
  });
  mkdirSync(join(dist, 'pages'), { recursive: true });
  renameSync(join(dist, 'dashboard/.vite/manifest.json'), join(dist, 'pages/files.json'));
  rmdirSync(join(dist, 'dashboard/.vite'));
}
