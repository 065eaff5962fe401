import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  globSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { build as bundle } from 'vite';
import { parse } from 'yaml';
import { buildKernels } from './build-kernels.ts';
import { bundleCommand } from './bundleCommand.ts';
import { bundlePages } from './bundlePages.ts';
import { compressFiles } from './compressFiles.ts';

/** Compiles the kernels, then `src` to `dist`, copies the data files that stand beside the code, and bundles the command and the dashboard. */
const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

await buildKernels();
rmSync(dist, { recursive: true, force: true });
execFileSync(
  process.execPath,
  [join(root, 'node_modules/@typescript/native/bin/tsc'), '-p', join(root, 'tsconfig.build.json')],
  { stdio: 'inherit' },
);
for (const file of globSync('src/**/*.{yaml,css,json,wasm}', {
  cwd: root,
  exclude: ['src/dashboard/**'],
})) {
  cpSync(join(root, file), join(dist, relative('src', file)));
}
const playbook = join(dist, 'personas/playbook.yaml');
writeFileSync(
  playbook.replace('.yaml', '.json'),
  JSON.stringify(parse(readFileSync(playbook, 'utf8'))),
);

await bundleCommand(dist);
await bundle({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
await bundlePages(dist);
compressFiles(join(dist, 'dashboard'));

/** npm links the commands of dependencies, not a package's own; without this, npx would install the project anew. */
const command = join(dist, 'cli/main.js');
const link = join(root, 'node_modules/.bin/clientele');
chmodSync(command, 0o755);
if (process.platform !== 'win32') {
  rmSync(link, { force: true });
  symlinkSync(command, link);
}
