import { rm } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { ClienteleError } from '../../contract/index.ts';
import { openCustomerTable, targetOfSource, type CustomerTableReader } from '../../run/index.ts';
import { tableFile, type StoredRun } from '../../store/index.ts';
import type { ServerContext } from '../context.ts';
import type { SideTasks } from '../jobs/sideTasks.ts';
import { createLeases } from '../leases.ts';
import { HttpProblem } from '../problem.ts';
import { newStage, scratchFolder } from '../stage.ts';
import { exists } from '../uploads/datasets.ts';
import { openTables, tableLimits } from './tableLimits.ts';

/** The runs' customer tables, made when first asked for and open while they are used. */
export interface CustomerTables {
  /**
   * Gives `work` the table of a run.
   *
   * @throws HttpProblem 409 where there is no table and the file that the run was made from is gone or has changed
   */
  readonly use: <T>(run: StoredRun, work: (table: CustomerTableReader) => Promise<T>) => Promise<T>;
  /** Removes the table of a run. */
  readonly remove: (runId: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export function createCustomerTables(
  { root }: ServerContext,
  sideTasks: SideTasks,
): CustomerTables {
  const limits = tableLimits(root);
  const tables = createLeases<CustomerTableReader>(openTables, (table) => table.close());
  let scratch: Promise<string> | null = null;

  async function openFile(file: string): Promise<CustomerTableReader> {
    scratch ??= newStage(scratchFolder(root));
    const tempDirectory = await scratch.catch((error: unknown) => {
      scratch = null;
      throw error;
    });
    return openCustomerTable(file, { ...limits, tempDirectory });
  }

  async function openTable(runId: string, run: StoredRun): Promise<CustomerTableReader> {
    const file = tableFile(root, runId);
    if (await exists(file)) {
      const opened = await openFile(file).catch(() => null);
      if (opened !== null) return opened;
    }
    await make(run, file);
    return openFile(file);
  }

  async function make({ folder, manifest }: StoredRun, target: string): Promise<void> {
    const { fingerprint } = manifest.data;
    const source = await sourceOf(root, manifest.config.source);
    try {
      await sideTasks.run({ kind: 'table', root, run: folder, source, fingerprint, target });
    } catch (error) {
      if (error instanceof ClienteleError && error.kind === 'data') {
        throw new HttpProblem(409, error.message);
      }
      throw error;
    }
  }

  return {
    async use(run, work) {
      const runId = basename(run.folder);
      return tables.use(runId, () => openTable(runId, run), work);
    },
    async remove(runId) {
      await tables.drop(runId);
      await rm(tableFile(root, runId), { force: true });
    },
    async close() {
      await tables.close();
      if (scratch !== null) await rm(await scratch, { recursive: true, force: true });
    },
  };
}

/** A relative source was named from the folder that holds the workspace, or from where the server was started. */
async function sourceOf(root: string, source: string): Promise<string> {
  const target = targetOfSource(source);
  const taken = source.slice(target.length);
  for (const path of [resolve(dirname(root), target), resolve(target)]) {
    if (await exists(path)) return path + taken;
  }
  throw new HttpProblem(
    409,
    'The file that this run was made from is gone, so single customers cannot be looked at; run it again from the file.',
  );
}
