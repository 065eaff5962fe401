import type { Kysely } from 'kysely';
import type { SessionRecords } from './catalogue.ts';
import type { Tables } from './tables.ts';

export function sessionRecords(db: Kysely<Tables>): SessionRecords {
  const removed = () => db.deleteFrom('clienteleSessions');
  return {
    add: async ({ secretHash, userId, csrfToken, createdAt, lastSeenAt, agent }) => {
      await db
        .insertInto('clienteleSessions')
        .values({ secretHash, userId, csrfToken, createdAt, lastSeenAt, agent })
        .execute();
    },
    find: async (secretHash) =>
      (await db
        .selectFrom('clienteleSessions')
        .selectAll()
        .where('secretHash', '=', secretHash)
        .executeTakeFirst()) ?? null,
    touch: async (secretHash, now) => {
      await db
        .updateTable('clienteleSessions')
        .set({ lastSeenAt: now })
        .where('secretHash', '=', secretHash)
        .execute();
    },
    list: (userId) =>
      db
        .selectFrom('clienteleSessions')
        .selectAll()
        .where('userId', '=', userId)
        .orderBy('lastSeenAt', 'desc')
        .orderBy('secretHash')
        .execute(),
    remove: async (secretHash) => {
      await removed().where('secretHash', '=', secretHash).execute();
    },
    removeOfUser: async (userId, but = '') => {
      await removed().where('userId', '=', userId).where('secretHash', '!=', but).execute();
    },
    removeSeenBefore: async (time) => {
      await removed().where('lastSeenAt', '<', time).execute();
    },
  };
}
