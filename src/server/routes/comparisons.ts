import { z } from 'zod';
import { comparisonSchema, type Comparison } from '../../contract/index.ts';
import { renamed, type Edits } from '../runs/editedRun.ts';
import { editedRunOf } from '../runs/editedRunOf.ts';
import { answerOf } from '../jobs/answerOf.ts';
import { waitLong } from '../waitLong.ts';
import { idSchema } from '../ids.ts';
import { problems, type Routes } from './plugin.ts';

const mostRuns = 4;
const comparisonQuery = z.object({
  runs: z
    .string()
    .transform((ids) => ids.split(','))
    .pipe(z.array(idSchema).min(2).max(mostRuns))
    .describe('Ids of two to four runs, the first one first, with commas between them.'),
});

/** Runs side by side, and who moved between the first and each other. */
export const comparisonRoutes: Routes = (services) => async (app) => {
  const { context } = services;
  app.get(
    '/comparisons',
    {
      config: { access: 'viewer' },
      schema: {
        tags: ['runs'],
        querystring: comparisonQuery,
        response: { 200: comparisonSchema, ...problems },
      },
    },
    async ({ query, raw }) => {
      waitLong(raw);
      const runs = await Promise.all(query.runs.map((id) => editedRunOf(services, id)));
      const folders = runs.map(({ folder }) => folder);
      const comparison = await answerOf(services, comparisonSchema, (target) => ({
        kind: 'compare',
        root: context.root,
        runs: folders,
        target,
      }));
      return withNames(
        comparison,
        runs.map(({ edits }) => edits),
      );
    },
  );
};

/** The names that people gave to segments since. */
function withNames(comparison: Comparison, edits: readonly Edits[]): Comparison {
  return {
    ...comparison,
    runs: comparison.runs.map((run, i) => ({
      ...run,
      segments: run.segments.map((segment) => renamed(segment, edits[i])),
    })),
  };
}
