import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, globSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildKernels } from './build-kernels.ts';

/** Compiles the kernels, then `src` to `dist`, and copies the data files that stand beside the code. */
const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

await buildKernels();
rmSync(dist, { recursive: true, force: true });
execFileSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json')],
  { stdio: 'inherit' },
);
for (const file of globSync('src/**/*.{yaml,css,json,wasm}', { cwd: root })) {
  cpSync(join(root, file), join(dist, relative('src', file)));
}

/** npm links the commands of dependencies, not a package's own; without this, npx would install the project anew. */
const command = join(dist, 'cli/main.js');
const link = join(root, 'node_modules/.bin/clientele');
chmodSync(command, 0o755);
if (process.platform !== 'win32') {
  rmSync(link, { force: true });
  symlinkSync(command, link);
}
