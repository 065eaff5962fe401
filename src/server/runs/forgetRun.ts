import { removeRun, runFolder } from '../../store/index.ts';
import type { Services } from '../services.ts';

/** Removes a run with its customer table, its edits and what is kept of it in memory; @returns false where there is none. */
export async function forgetRun(
  {
    context,
    runs,
    customers,
    scorers,
  }: Pick<Services, 'context' | 'runs' | 'customers' | 'scorers'>,
  runId: string,
): Promise<boolean> {
  const there = await runs.has(runId);
  if (there) await removeRun(runFolder(context.root, runId));
  await customers.remove(runId);
  await scorers.drop(runId);
  await context.catalogue.edits.removeRun(runId);
  return there;
}
