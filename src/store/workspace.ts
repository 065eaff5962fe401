import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ClienteleError, runManifestSchema, type RunManifest } from '../contract/index.ts';
import { isRun, manifestName, sweepLeftovers } from './publish.ts';

/** Where runs go when no folder is named: `CLIENTELE_HOME`, else `.clientele` in the working folder. */
export function workspaceRoot(env: NodeJS.ProcessEnv, workingFolder: string): string {
  return resolve(workingFolder, env['CLIENTELE_HOME'] || '.clientele');
}

/** The folder of a run in a workspace. */
export function runFolder(root: string, runId: string): string {
  return join(root, 'runs', runId);
}

export interface StoredRun {
  readonly folder: string;
  readonly manifest: RunManifest;
}

/** Every finished run of a workspace, newest first. */
export async function listRuns(root: string): Promise<StoredRun[]> {
  const parent = join(root, 'runs');
  if (!existsSync(parent)) return [];
  await sweepLeftovers(parent);
  const names = await readdir(parent);
  const runs: StoredRun[] = [];
  for (const name of names) {
    const folder = join(parent, name);
    if (!name.startsWith('.') && (await isRun(folder))) {
      runs.push({ folder, manifest: await readManifest(folder) });
    }
  }
  return runs.toSorted((a, b) =>
    a.manifest.createdAt < b.manifest.createdAt
      ? 1
      : a.manifest.createdAt > b.manifest.createdAt
        ? -1
        : 0,
  );
}

/**
 * Finds a run by its folder, its id, the start of its id, or `latest`.
 *
 * @throws ClienteleError `usage` when none or several fit
 */
export async function findRun(root: string, name: string): Promise<StoredRun> {
  if (await isRun(name)) return { folder: resolve(name), manifest: await readManifest(name) };
  const runs = await listRuns(root);
  if (name === 'latest' && runs[0] !== undefined) return runs[0];
  const found = runs.filter((run) => run.manifest.runId.startsWith(name));
  const exact = found.find((run) => run.manifest.runId === name);
  const only = exact ?? (found.length === 1 ? found[0] : undefined);
  if (only !== undefined) return only;
  throw new ClienteleError(
    'usage',
    found.length > 1
      ? `"${name}" fits ${found.length} runs; write more of its id ("clientele runs" lists them).`
      : `There is no run "${name}"; "clientele runs" lists the ones in the workspace, or name a run's folder.`,
  );
}

/** @throws ClienteleError `data` when the manifest is damaged or of an unknown version */
async function readManifest(folder: string): Promise<RunManifest> {
  const path = join(folder, manifestName);
  const parsed = runManifestSchema.safeParse(parseJson(await readFile(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new ClienteleError(
    'data',
    `${path} is not a manifest this version can read; make the run again with "clientele segment".`,
    { cause: parsed.error },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
