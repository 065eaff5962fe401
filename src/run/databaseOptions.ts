import { algorithms, candidateAlgorithms, type SegmentConfig } from '../contract/index.ts';
import { foldersOf, sourceFolders, type SessionOptions } from '../data/index.ts';
import type { RunPorts } from './ports.ts';

/** What a run asks of its database. */
interface Asked {
  readonly source: string;
  readonly threads: number | null;
  /** Most memory, such as `2GB`; null and absent ask for nothing. */
  readonly memory?: string | null;
}

/**
 * What the database of a run may use, and reach: the folders of the run's files. Where the run's surroundings limit its
 * memory, what it asks itself is no matter.
 *
 * @param targets the files that are written
 * @throws ClienteleError `data` when no file is named like the source
 */
export async function databaseOptions(
  { source, threads, memory }: Asked,
  targets: readonly string[],
  ports: Pick<RunPorts, 'memoryLimit'>,
): Promise<SessionOptions> {
  const memoryLimit = ports.memoryLimit ?? memory ?? null;
  return {
    folders: [...(await sourceFolders(source)), ...foldersOf(...targets)],
    ...(threads === null ? {} : { threads }),
    ...(memoryLimit === null ? {} : { memoryLimit }),
  };
}

/**
 * Memory for the database of a run: what was asked for, or little where the run reads its customers in blocks.
 *
 * @returns null for the database's own choice
 */
export function memoryOf({
  memory,
  algorithm,
}: Pick<SegmentConfig, 'memory' | 'algorithm'>): string | null {
  if (memory !== null || algorithm === 'auto') return memory;
  const isInBlocks = candidateAlgorithms(algorithm).every((name) => algorithms[name].readsBlocks);
  return isInBlocks ? '1GB' : null;
}
