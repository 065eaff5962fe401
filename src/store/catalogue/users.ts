import type { Kysely, Transaction } from 'kysely';
import type { StoredUser, UserRecords } from './catalogue.ts';
import type { Tables } from './tables.ts';

const shown = ['id', 'name', 'role', 'createdAt'] as const;

export function userRecords(db: Kysely<Tables>): UserRecords {
  const stored = () => db.selectFrom('clienteleUsers').select([...shown, 'passwordHash']);
  return {
    count: () => count(db),
    list: () =>
      db.selectFrom('clienteleUsers').select(shown).orderBy('createdAt').orderBy('id').execute(),
    findByName: async (name) =>
      (await stored().where('nameKey', '=', keyOf(name)).executeTakeFirst()) ?? null,
    find: async (id) => (await stored().where('id', '=', id).executeTakeFirst()) ?? null,
    add: (user) => inTurn(db, (trx) => insert(trx, user)),
    addFirst: (user) =>
      inTurn(db, async (trx) => (await count(trx)) === 0 && (await insert(trx, user))),
    setPassword: async (id, passwordHash) => {
      await db.updateTable('clienteleUsers').set({ passwordHash }).where('id', '=', id).execute();
    },
    setRole: (id, role) =>
      inTurn(db, async (trx) => {
        if (role !== 'admin' && (await isLastAdmin(trx, id))) return false;
        await trx.updateTable('clienteleUsers').set({ role }).where('id', '=', id).execute();
        return true;
      }),
    remove: (id) =>
      inTurn(db, async (trx) => {
        if (await isLastAdmin(trx, id)) return false;
        await trx.deleteFrom('clienteleUsers').where('id', '=', id).execute();
        return true;
      }),
  };
}

/** Does what must see all users as they are: whoever else changes who is there waits for the end of it. */
function inTurn<T>(db: Kysely<Tables>, work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      await trx
        .updateTable('clienteleTurns')
        .set(({ eb }) => ({ taken: eb('taken', '+', 1) }))
        .where('name', '=', 'users')
        .execute();
      return work(trx);
    });
}

/** Names that differ only in case are one. */
function keyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

async function count(db: Kysely<Tables>): Promise<number> {
  const { users } = await db
    .selectFrom('clienteleUsers')
    .select(({ fn }) => fn.countAll().as('users'))
    .executeTakeFirstOrThrow();
  return Number(users);
}

async function insert(
  trx: Transaction<Tables>,
  { id, name, role, createdAt, passwordHash }: StoredUser,
): Promise<boolean> {
  const added = await trx
    .insertInto('clienteleUsers')
    .values({ id, name, nameKey: keyOf(name), role, createdAt, passwordHash })
    .onConflict((conflict) => conflict.column('nameKey').doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

async function isLastAdmin(trx: Transaction<Tables>, id: string): Promise<boolean> {
  const admins = await trx
    .selectFrom('clienteleUsers')
    .select('id')
    .where('role', '=', 'admin')
    .limit(2)
    .execute();
  return admins.length === 1 && admins[0].id === id;
}
