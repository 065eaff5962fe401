import { rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { runFolder } from './workspace.ts';

/** The folder of the runs' customer tables: they can be made again, and may be deleted at any time. */
export function tablesFolder(root: string): string {
  return join(root, 'cache', 'customers');
}

export function tableFile(root: string, runId: string): string {
  return join(tablesFolder(root), `${runId}.duckdb`);
}

/** Removes the customer table of a run in the workspace; a run elsewhere has none. */
export async function removeCustomerTable(root: string, folder: string): Promise<void> {
  const runId = basename(folder);
  if (dirname(resolve(folder)) !== dirname(runFolder(root, runId))) return;
  await rm(tableFile(root, runId), { force: true });
}
