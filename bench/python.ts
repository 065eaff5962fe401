import { execFile } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The Python to compare with, or the sentence that says why there is none. */
export type Python =
  | { readonly command: string }
  | { readonly command: null; readonly reason: string };

const run = promisify(execFile);
const packages = ['scikit-learn', 'pandas', 'matplotlib'];
const imports = 'import sklearn, pandas, matplotlib';

/**
 * Finds the Python side: the one that `CLIENTELE_BENCH_PYTHON` names, as it is, or a virtual environment in
 * `bench/.venv` that is built here when it is not there yet.
 */
export async function findPython(env: NodeJS.ProcessEnv): Promise<Python> {
  const named = env['CLIENTELE_BENCH_PYTHON'];
  try {
    const command = named === undefined || named === '' ? await virtualEnvironment() : named;
    await run(command, ['-c', imports]);
    return { command };
  } catch (error) {
    return { command: null, reason: `No Python side: ${reasonOf(error)}` };
  }
}

async function virtualEnvironment(): Promise<string> {
  const folder = join(import.meta.dirname, '.venv');
  const windows = process.platform === 'win32';
  const command = join(folder, windows ? 'Scripts/python.exe' : 'bin/python');
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return command;
  rmSync(folder, { recursive: true, force: true });
  console.log(`Building the Python side in ${folder}: ${packages.join(', ')} …`);
  await run(windows ? 'python' : 'python3', ['-m', 'venv', folder]);
  await run(command, ['-m', 'pip', 'install', '--quiet', ...packages]);
  writeFileSync(complete, '');
  return command;
}

/** The last line that Python wrote, where there is one: that is where it names its error. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const written = 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : '';
  return written === undefined || written === '' ? (error.message.split('\n')[0] ?? '') : written;
}
