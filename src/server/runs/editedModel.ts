import type { ModelFile } from '../../contract/index.ts';
import { readModel } from '../../store/index.ts';
import { renamed, type Edits } from './editedRun.ts';

/**
 * The model of a run with the names that people gave its segments.
 *
 * @throws ClienteleError `data` when it is damaged
 */
export async function editedModel(folder: string, edits: Edits): Promise<ModelFile> {
  const model = await readModel(folder);
  return { ...model, segments: model.segments.map((segment) => renamed(segment, edits)) };
}
