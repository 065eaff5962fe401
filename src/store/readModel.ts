import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClienteleError, modelFileSchema, type ModelFile } from '../contract/index.ts';

/** The file of a run that holds its fitted recipe and model. */
const modelName = 'model.json';

/**
 * Reads the model of a published run.
 *
 * @throws ClienteleError `data` when it is missing, damaged or of an unknown version
 */
export async function readModel(folder: string): Promise<ModelFile> {
  const path = join(folder, modelName);
  try {
    return modelFileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new ClienteleError(
      'data',
      `${path} is not a model this version can read; make the run again with "clientele segment".`,
      { cause: error },
    );
  }
}
