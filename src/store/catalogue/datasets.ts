import type { Kysely } from 'kysely';
import type { DatasetRecords } from './catalogue.ts';
import type { Tables } from './tables.ts';

export function datasetRecords(db: Kysely<Tables>): DatasetRecords {
  const all = () => db.selectFrom('clienteleDatasets').selectAll();
  return {
    add: async ({ id, name, bytes, createdAt, fingerprint }) => {
      await db
        .insertInto('clienteleDatasets')
        .values({ id, name, bytes, createdAt, fingerprint })
        .execute();
    },
    list: () => all().orderBy('createdAt', 'desc').orderBy('id', 'desc').execute(),
    find: async (id) => (await all().where('id', '=', id).executeTakeFirst()) ?? null,
    remove: async (id) => {
      const removed = await db
        .deleteFrom('clienteleDatasets')
        .where('id', '=', id)
        .executeTakeFirst();
      return removed.numDeletedRows > 0n;
    },
  };
}
