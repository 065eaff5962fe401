import type { Kysely } from 'kysely';
import { segmentEditSchema, type SegmentEdit } from '../../contract/index.ts';
import type { SegmentEdits } from './catalogue.ts';
import type { Tables } from './tables.ts';

export function segmentEdits(db: Kysely<Tables>): SegmentEdits {
  return {
    all: async () => {
      const rows = await db.selectFrom('clienteleSegmentEdits').selectAll().execute();
      const byRun = new Map<string, Map<string, SegmentEdit>>();
      for (const row of rows) {
        const edits = byRun.get(row.runId) ?? new Map<string, SegmentEdit>();
        byRun.set(row.runId, edits.set(row.segmentId, editOf(row)));
      }
      return byRun;
    },
    of: async (runId) => {
      const rows = await db
        .selectFrom('clienteleSegmentEdits')
        .selectAll()
        .where('runId', '=', runId)
        .orderBy('segmentId')
        .execute();
      return new Map(rows.map((row) => [row.segmentId, editOf(row)]));
    },
    merge: async (runId, segmentId, { name, summary, strategy }) => {
      await db
        .insertInto('clienteleSegmentEdits')
        .values({
          runId,
          segmentId,
          name: name ?? null,
          summary: summary ?? null,
          strategy: strategy === undefined ? null : JSON.stringify(strategy),
        })
        .onConflict((conflict) =>
          conflict.columns(['runId', 'segmentId']).doUpdateSet((set) => {
            const later = (column: 'name' | 'summary' | 'strategy') =>
              set.fn.coalesce(
                set.ref(`excluded.${column}`),
                set.ref(`clienteleSegmentEdits.${column}`),
              );
            return {
              name: later('name'),
              summary: later('summary'),
              strategy: later('strategy'),
            };
          }),
        )
        .execute();
    },
    removeRun: async (runId) => {
      await db.deleteFrom('clienteleSegmentEdits').where('runId', '=', runId).execute();
    },
  };
}

function editOf({
  name,
  summary,
  strategy,
}: Pick<Tables['clienteleSegmentEdits'], 'name' | 'summary' | 'strategy'>): SegmentEdit {
  return segmentEditSchema.parse({
    ...(name === null ? {} : { name }),
    ...(summary === null ? {} : { summary }),
    ...(strategy === null ? {} : { strategy: JSON.parse(strategy) }),
  });
}
