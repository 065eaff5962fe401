import { totalmem } from 'node:os';

/** All open customer tables together may use a quarter of the memory, and all jobs a half. */
const parts = { tables: 0.25, jobs: 0.5 } as const;
const leastBytes = 128 * 2 ** 20;

/**
 * What each of `among` databases may use of the machine's memory, as DuckDB reads it: `4096KiB`.
 *
 * @param machine bytes; of the machine, or of the container that we are in, when not given
 */
export function memoryFor(
  use: keyof typeof parts,
  among: number,
  machine: number = ownMemory(),
): string {
  return `${Math.round(Math.max(leastBytes, (machine * parts[use]) / among) / 1024)}KiB`;
}

function ownMemory(): number {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}
