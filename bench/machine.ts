import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { version } from '../src/contract/index.ts';

/** What a benchmark ran on and with, by name. */
export type Surroundings = Readonly<Record<string, string>>;

/** @param python versions of the Python side; null where there is none */
export function surroundings(python: Surroundings | null, now: Date): Surroundings {
  return {
    date: now.toISOString().slice(0, 10),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: String(availableParallelism()),
    memory: `${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
    system: `${type()} ${release()}, ${process.arch}`,
    clientele: version,
    node: process.versions.node,
    ...python,
  };
}
