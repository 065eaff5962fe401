import { writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { build, normalizePath, type Plugin } from 'vite';

/** What starts a process, in `dist`: each is put together from hundreds of files, which take longer to open than to run. */
const entries = {
  program: 'cli/program.js',
  worker: 'compute/worker.js',
  jobProcess: 'server/jobs/jobProcess.js',
} as const;

/** Dependencies of hundreds of small files that every start reads. */
const bundled = ['zod', 'yaml', 'commander', 'cli-progress', 'picocolors'];

function isBundled(id: string): boolean {
  return bundled.some((name) => id === name || id.startsWith(`${name}/`));
}

/**
 * Bundles what the command line and its threads load at their start, into `dist/start`; dependencies stay where they
 * are. The files in `dist` that stood for it then point there.
 */
export async function bundleCommand(dist: string): Promise<void> {
  const input = Object.fromEntries(
    Object.entries(entries).map(([entry, file]) => [entry, join(dist, file)]),
  );
  await build({
    configFile: false,
    root: dist,
    logLevel: 'warn',
    ssr: { noExternal: bundled },
    plugins: [ownPlaces(dist)],
    build: {
      ssr: true,
      outDir: join(dist, 'start'),
      emptyOutDir: true,
      target: 'node22',
      minify: false,
      rolldownOptions: {
        input,
        external: (id) => !id.startsWith('.') && !isAbsolute(id) && !isBundled(id),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  for (const [entry, file] of Object.entries(entries)) {
    const bundled = normalizePath(relative(dirname(file), `start/${entry}.js`));
    writeFileSync(join(dist, file), `export * from '${bundled}';\n`);
  }
}

/** Files beside a module are found from where it stood. */
function ownPlaces(dist: string): Plugin {
  return {
    name: 'own-places',
    transform(code, id) {
      if (!code.includes('import.meta.url')) return null;
      const place = JSON.stringify(`../${normalizePath(relative(dist, id))}`);
      return code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`);
    },
  };
}
