import type { Kysely } from 'kysely';
import type { SecondFactorRecords } from './catalogue.ts';
import type { Tables } from './tables.ts';

/** Before every time step that there is. */
const noStep = -1;

export function secondFactorRecords(db: Kysely<Tables>): SecondFactorRecords {
  return {
    find: async (userId) =>
      (await db
        .selectFrom('clienteleSecondFactors')
        .selectAll()
        .where('userId', '=', userId)
        .executeTakeFirst()) ?? null,
    begin: async (userId, secret) => {
      const begun = await db
        .insertInto('clienteleSecondFactors')
        .values({ userId, secret, confirmedAt: null, lastStep: noStep })
        .onConflict((conflict) =>
          conflict
            .column('userId')
            .doUpdateSet({ secret, lastStep: noStep })
            .where('clienteleSecondFactors.confirmedAt', 'is', null),
        )
        .executeTakeFirst();
      return (begun.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    useStep: async (userId, step) => {
      const used = await db
        .updateTable('clienteleSecondFactors')
        .set({ lastStep: step })
        .where('userId', '=', userId)
        .where('lastStep', '<', step)
        .executeTakeFirst();
      return used.numUpdatedRows > 0n;
    },
    confirm: (userId, confirmedAt, codeHashes) =>
      db.transaction().execute(async (trx) => {
        await trx
          .updateTable('clienteleSecondFactors')
          .set({ confirmedAt })
          .where('userId', '=', userId)
          .execute();
        await trx.deleteFrom('clienteleRecoveryCodes').where('userId', '=', userId).execute();
        const rows = codeHashes.map((codeHash) => ({ userId, codeHash }));
        await trx.insertInto('clienteleRecoveryCodes').values(rows).execute();
      }),
    useCode: async (userId, codeHash) => {
      const used = await db
        .deleteFrom('clienteleRecoveryCodes')
        .where('userId', '=', userId)
        .where('codeHash', '=', codeHash)
        .executeTakeFirst();
      return used.numDeletedRows > 0n;
    },
    codesLeft: async (userId) => {
      const rows = await db
        .selectFrom('clienteleRecoveryCodes')
        .select('codeHash')
        .where('userId', '=', userId)
        .execute();
      return rows.length;
    },
    remove: (userId) =>
      db.transaction().execute(async (trx) => {
        await trx.deleteFrom('clienteleRecoveryCodes').where('userId', '=', userId).execute();
        const removed = await trx
          .deleteFrom('clienteleSecondFactors')
          .where('userId', '=', userId)
          .executeTakeFirst();
        return removed.numDeletedRows > 0n;
      }),
  };
}
