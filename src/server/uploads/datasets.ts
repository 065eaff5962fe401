import { randomBytes } from 'node:crypto';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Dataset } from '../../contract/index.ts';
import type { ServerContext } from '../context.ts';
import { inStage, syncNames } from '../stage.ts';
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
 * Takes in a file: written and synced in a hidden folder, renamed into place, then listed. However it ends, the
 * dataset is there whole or not at all.
 *
 * @throws HttpProblem as `receive` says; errors of the disk as they are
 */
export async function takeIn(
  { root, catalogue, limits, now }: ServerContext,
  name: string,
  body: Readable,
): Promise<Dataset> {
  const parent = datasetsFolder(root);
  return inStage(parent, async (stage) => {
    const received = await receive(body, join(stage, safeName(name)), limits.maxUpload);
    await syncNames(stage);
    const id = `d-${randomBytes(9).toString('hex')}`;
    const dataset = { id, name: shownName(name), createdAt: now().toISOString(), ...received };
    await rename(stage, join(parent, id));
    try {
      await syncNames(parent);
      await catalogue.datasets.add(dataset);
    } catch (error) {
      await rm(join(parent, id), { recursive: true, force: true });
      throw error;
    }
    return dataset;
  });
}

/** Removes an uploaded file: first from sight, then from the list, then from the disk. */
export async function removeDataset(
  { root, catalogue }: ServerContext,
  { id }: Dataset,
): Promise<void> {
  const parent = datasetsFolder(root);
  await inStage(parent, async (stage) => {
    if (await exists(join(parent, id))) await rename(join(parent, id), join(stage, id));
    await catalogue.datasets.remove(id);
  });
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
