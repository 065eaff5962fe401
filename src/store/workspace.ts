import { readFile, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ClienteleError, runManifestSchema, type RunManifest } from '../contract/index.ts';
import { machineDisk } from './disk.ts';
import { sweepLeftovers } from './leftovers.ts';
import { isRun, manifestName } from './occupant.ts';
import { errorCode } from './refusals.ts';

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

/** A run whose manifest cannot be read. */
export interface DamagedRun {
  readonly folder: string;
  /** One sentence that says what is wrong and what to do. */
  readonly reason: string;
}

/** What is in a workspace. */
export interface RunSurvey {
  /** Newest first. */
  readonly runs: readonly StoredRun[];
  readonly damaged: readonly DamagedRun[];
}

/**
 * Every finished run of a workspace, the damaged ones apart. Sweeps what earlier processes left unfinished.
 *
 * @throws ClienteleError `resource` when the workspace cannot be read
 */
export async function surveyRuns(root: string): Promise<RunSurvey> {
  const parent = join(root, 'runs');
  await sweepLeftovers(parent, machineDisk);
  const runs: StoredRun[] = [];
  const damaged: DamagedRun[] = [];
  for (const name of await namesIn(parent)) {
    const folder = join(parent, name);
    if (name.startsWith('.') || !(await isRun(folder, machineDisk))) continue;
    try {
      runs.push({ folder, manifest: await readManifest(folder) });
    } catch (error) {
      if (!(error instanceof ClienteleError)) throw error;
      // One that was removed in the meantime is no longer a run.
      if (await isRun(folder, machineDisk)) damaged.push({ folder, reason: error.message });
    }
  }
  return { runs: runs.toSorted(newestFirst), damaged };
}

/**
 * Every readable run of a workspace, newest first.
 *
 * @throws ClienteleError `resource` when the workspace cannot be read
 */
export async function listRuns(root: string): Promise<StoredRun[]> {
  return [...(await surveyRuns(root)).runs];
}

/**
 * Finds a run by its folder, its id, the start of its id, or `latest`.
 *
 * @throws ClienteleError `usage` when none or several fit, `data` when the one that fits is damaged
 */
export async function findRun(root: string, name: string): Promise<StoredRun> {
  const folder = await findRunFolder(root, name);
  return { folder, manifest: await readManifest(folder) };
}

/**
 * {@link findRun} without reading the run, so that a damaged one is found too.
 *
 * @throws ClienteleError `usage` when none or several fit
 */
export async function findRunFolder(root: string, name: string): Promise<string> {
  if (await isRun(name, machineDisk)) return resolve(name);
  const { runs, damaged } = await surveyRuns(root);
  if (name === 'latest' && runs[0] !== undefined) return runs[0].folder;
  const known = [
    ...runs.map(({ folder, manifest }) => ({ folder, id: manifest.runId })),
    ...damaged.map(({ folder }) => ({ folder, id: basename(folder) })),
  ];
  const found = known.filter(({ id }) => id.startsWith(name));
  const exact = found.find(({ id }) => id === name);
  const only = exact ?? (found.length === 1 ? found[0] : undefined);
  if (only !== undefined) return only.folder;
  throw new ClienteleError(
    'usage',
    found.length > 1
      ? `"${name}" fits ${found.length} runs; write more of its id ("clientele runs" lists them).`
      : `There is no run "${name}"; "clientele runs" lists the ones in the workspace, or name a run's folder.`,
  );
}

async function namesIn(parent: string): Promise<string[]> {
  try {
    return await readdir(parent);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw new ClienteleError(
      'resource',
      `Cannot read ${parent} (${errorCode(error) ?? 'no reason given'}); make it readable, or name another workspace with CLIENTELE_HOME.`,
      { cause: error },
    );
  }
}

function newestFirst(a: StoredRun, b: StoredRun): number {
  const [first, second] = [a.manifest.createdAt, b.manifest.createdAt];
  if (first === second) return 0;
  return first < second ? 1 : -1;
}

/** @throws ClienteleError `data` when the manifest is missing, damaged or of an unknown version */
async function readManifest(folder: string): Promise<RunManifest> {
  const path = join(folder, manifestName);
  try {
    return runManifestSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new ClienteleError(
      'data',
      `${path} is not a manifest this version can read; make the run again with "clientele segment".`,
      { cause: error },
    );
  }
}
