import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { TableLimits } from '../../run/index.ts';
import { memoryFor } from '../memory.ts';

/** Tables that stay open. */
export const openTables = 4;

/** Where selections of customers are written before they are sent. */
export function exportsFolder(root: string): string {
  return join(root, 'cache', 'exports');
}

/** What questions about customers may use of the machine, and the one folder that they may write to. */
export function tableLimits(root: string): TableLimits {
  return {
    folders: [exportsFolder(root)],
    threads: availableParallelism(),
    memoryLimit: memoryFor('tables', openTables),
    connections: 2,
    timeLimit: 30_000,
    mostWaiting: 64,
  };
}
