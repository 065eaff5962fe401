import { randomBytes } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Dataset } from '../../contract/index.ts';
import type { ServerContext } from '../context.ts';
import { abandonedStages, inStage, syncNames } from '../stage.ts';
import { receive } from './receive.ts';
import { safeName, shownName } from './safeName.ts';

/** The folder of all uploaded files. */
export function datasetsFolder(root: string): string {
  return join(root, 'datasets');
}

/** Where an uploaded file stands. */
export function datasetFile(root: string, { id, name }: Pick<Dataset, 'id' | 'name'>): string {
  return join(datasetsFolder(root), id, safeName(name));
}

/**
 * Takes in a file: written and synced in a hidden folder, listed, then renamed into place. The list decides: after a
 * crash `sweepDatasets` renames what is listed, and removes what is not.
 *
 * @throws HttpProblem as `receive` says; errors of the disk as they are
 */
export async function takeIn(
  { root, catalogue, limits, now }: ServerContext,
  name: string,
  body: Readable,
): Promise<Dataset> {
  const parent = datasetsFolder(root);
  const key = randomBytes(9).toString('hex');
  const takeFrom = async (stage: string): Promise<Dataset> => {
    const received = await receive(body, join(stage, safeName(name)), limits.maxUpload);
    await syncNames(stage);
    await syncNames(parent);
    const id = idOf(key);
    const dataset = { id, name: shownName(name), createdAt: now().toISOString(), ...received };
    await catalogue.datasets.add(dataset);
    try {
      await rename(stage, join(parent, id));
      await syncNames(parent);
    } catch (error) {
      await removeDataset({ root, catalogue }, dataset);
      throw error;
    }
    return dataset;
  };
  return inStage(parent, takeFrom, key);
}

/** Removes an uploaded file: first from the list, then from the disk. */
export async function removeDataset(
  { root, catalogue }: Pick<ServerContext, 'root' | 'catalogue'>,
  { id }: Dataset,
): Promise<void> {
  await catalogue.datasets.remove(id);
  await rm(join(datasetsFolder(root), id), { recursive: true, force: true });
}

/** Brings the folder in agreement with the list after a crash; what living processes are at is left alone. */
export async function sweepDatasets({
  root,
  catalogue,
}: Pick<ServerContext, 'root' | 'catalogue'>): Promise<void> {
  const parent = datasetsFolder(root);
  const stages = await abandonedStages(parent);
  const names = await readdir(parent).catch((): string[] => []);
  // Read last: nothing stands in the folder by its id that was not listed before.
  const listed = new Set((await catalogue.datasets.list()).map(({ id }) => id));
  for (const { path, key } of stages) {
    const isListed = listed.has(idOf(key)) && !names.includes(idOf(key));
    if (isListed) await rename(path, join(parent, idOf(key)));
    else await rm(path, { recursive: true, force: true });
  }
  const unlisted = names.filter((name) => idForm.test(name) && !listed.has(name));
  for (const name of unlisted) await rm(join(parent, name), { recursive: true, force: true });
}

const idForm = /^d-[0-9a-f]{18}$/;

function idOf(key: string): string {
  return `d-${key}`;
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
