import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const kernels = join(root, 'src/compute/kernels');

/** Compiles the kernels, one module for all, to where `src/compute` looks for it. */
export function buildKernels(): void {
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/assemblyscript/bin/asc.js'),
      join(kernels, 'assembly/index.ts'),
      '-O3',
      '--noAssert',
      '--runtime=stub',
      '--enable=simd,threads',
      '--importMemory',
      '--sharedMemory',
      '--maximumMemory=65536',
      '--disableWarning=112',
      `--outFile=${join(kernels, 'kernels.wasm')}`,
    ],
    { stdio: 'inherit' },
  );
}

if (import.meta.main) buildKernels();
