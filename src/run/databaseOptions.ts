import { foldersOf, type SessionOptions } from '../data/index.ts';
import type { RunPorts } from './ports.ts';

/** What the database of a run may use, and reach: the folders of the run's files. */
export function databaseOptions(
  threads: number | null,
  files: readonly string[],
  { memoryLimit }: RunPorts,
): SessionOptions {
  return {
    folders: foldersOf(...files),
    ...(threads === null ? {} : { threads }),
    ...(memoryLimit === undefined ? {} : { memoryLimit }),
  };
}
