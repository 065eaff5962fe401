import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tablesFolder } from '../store/index.ts';
import { writeSynthetic } from '../run/index.ts';
import { performTask } from './jobs/performTask.ts';

/** A workspace of its own with one run of three segments and its customer table. */
export interface TestWorkspace extends AsyncDisposable {
  readonly root: string;
  /** The file that the run was made from, beside the workspace. */
  readonly source: string;
  readonly runId: string;
}

export const nCustomers = 240;

export async function testFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'clientele-server-'));
}

export async function writeBank(out: string, customers = nCustomers): Promise<void> {
  await writeSynthetic('customers', { customers, seed: 5, out });
}

/** @param ids of the first customers, in place of those that were made up */
export async function testWorkspace(ids: readonly string[] = []): Promise<TestWorkspace> {
  const folder = await testFolder();
  const root = join(folder, 'workspace');
  const source = join(folder, 'bank.csv');
  await writeBank(source);
  if (ids.length > 0) await renameCustomers(source, ids);
  const task = {
    kind: 'segment',
    root,
    source,
    options: { k: 3, nInit: 1, currency: 'EUR' },
    tables: tablesFolder(root),
    memoryLimit: '1GB',
  } as const;
  const { runId } = await performTask(task, new AbortController().signal, () => undefined);
  if (runId === null) throw new TypeError('no run was made');
  return {
    root,
    source,
    runId,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function renameCustomers(source: string, ids: readonly string[]): Promise<void> {
  const [header, ...rows] = (await readFile(source, 'utf8')).split('\n');
  const named = rows.map((row, i) =>
    i < ids.length ? `"${ids[i].replaceAll('"', '""')}"${row.slice(row.indexOf(','))}` : row,
  );
  await writeFile(source, [header, ...named].join('\n'));
}

/** Publishes a run a second time under another id, as the command line would. */
export async function copyRun({ root, runId }: TestWorkspace, copy: string): Promise<void> {
  await cp(join(root, 'runs', runId), join(root, 'runs', copy), { recursive: true });
}

/** Names of what is half done anywhere in a folder, but for temporary files of tables that are open. */
export async function leftovers(root: string): Promise<string[]> {
  const names = await readdir(root, { recursive: true }).catch(() => []);
  return names.filter((name) => name.includes('.clientele-') && !name.includes('scratch'));
}

/** Waits until something is so, however slow the machine is. */
export async function until<T>(find: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const found = await find();
    if (found !== null && found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** All that an iterable gives. */
export async function allOf<T>(given: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of given) all.push(each);
  return all;
}
