import type { StoredRun } from '../../store/index.ts';
import { notFound } from '../ids.ts';
import type { Services } from '../services.ts';
import type { Edits } from './editedRun.ts';
import { createEditedWords, type EditedWords } from './editedWords.ts';

/** A run as it was made, and what people changed since. */
export interface EditedRun extends StoredRun {
  readonly edits: Edits;
  readonly words: EditedWords;
}

const editedWords = createEditedWords();

/** @throws HttpProblem 404 where there is no such run; ClienteleError `data` where it is damaged */
export async function editedRunOf(
  { context, runs }: Pick<Services, 'context' | 'runs'>,
  id: string,
): Promise<EditedRun> {
  const run = await runs.find(id);
  if (run === null) throw notFound('run', id);
  const edits = await context.catalogue.edits.of(id);
  return { ...run, edits, words: editedWords(run.manifest, edits) };
}
