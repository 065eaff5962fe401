import type { Kysely } from 'kysely';
import type { TokenRecords } from './catalogue.ts';
import type { Tables } from './tables.ts';

const shown = ['id', 'name', 'scope', 'createdAt', 'expiresAt', 'lastUsedAt'] as const;

export function tokenRecords(db: Kysely<Tables>): TokenRecords {
  return {
    add: async ({ id, userId, secretHash, name, scope, createdAt, expiresAt, lastUsedAt }) => {
      await db
        .insertInto('clienteleTokens')
        .values({ id, userId, secretHash, name, scope, createdAt, expiresAt, lastUsedAt })
        .execute();
    },
    list: (userId) =>
      db
        .selectFrom('clienteleTokens')
        .select(shown)
        .where('userId', '=', userId)
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .execute(),
    find: async (secretHash) =>
      (await db
        .selectFrom('clienteleTokens')
        .selectAll()
        .where('secretHash', '=', secretHash)
        .executeTakeFirst()) ?? null,
    touch: async (id, now) => {
      await db
        .updateTable('clienteleTokens')
        .set({ lastUsedAt: now })
        .where('id', '=', id)
        .execute();
    },
    remove: async (userId, id) => {
      const removed = await db
        .deleteFrom('clienteleTokens')
        .where('userId', '=', userId)
        .where('id', '=', id)
        .executeTakeFirst();
      return removed.numDeletedRows > 0n;
    },
    removeOfUser: async (userId) => {
      await db.deleteFrom('clienteleTokens').where('userId', '=', userId).execute();
    },
  };
}
