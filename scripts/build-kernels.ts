import { join } from 'node:path';
import { main } from 'assemblyscript/asc';

const kernels = join(import.meta.dirname, '../src/compute/kernels');

/** Compiles the kernels, one module for all, to where `src/compute` looks for it. */
export async function buildKernels(): Promise<void> {
  const options = [
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
  ];
  const { error } = await main(options, { stdout: process.stdout, stderr: process.stderr });
  if (error !== null) throw error;
}

if (import.meta.main) await buildKernels();
