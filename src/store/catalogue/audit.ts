import type { Kysely, Transaction } from 'kysely';
import { ClienteleError } from '../../contract/index.ts';
import { chainStart, follow, hashOf, type ChainEnd } from './auditChain.ts';
import type { AuditLog } from './catalogue.ts';
import type { Tables } from './tables.ts';

const entriesAtATime = 5000;

/**
 * The audit log. Each entry's hash covers the hash before it, and the last `seq` and hash are kept in a table of
 * their own. So `firstBroken` shows an entry that was changed, removed, added or moved by hand, and entries cut off
 * at the end. It cannot show what someone did who computed all later hashes and the head anew, nor that the whole
 * database was put back to an earlier copy: against that, keep the newest hash outside of the database.
 */
export function auditLog(db: Kysely<Tables>): AuditLog {
  return {
    append: (entry) =>
      db
        .transaction()
        .setIsolationLevel('read committed')
        .execute(async (trx) => {
          const previous = await takeHead(trx);
          const next = { seq: previous.seq + 1, ...entry };
          const hash = hashOf(previous.hash, next);
          const { seq, at, actor, action, object } = next;
          await trx
            .insertInto('clienteleAudit')
            .values({ seq, at, actor, action, object, hash })
            .execute();
          await trx
            .updateTable('clienteleAuditHead')
            .set({ seq, hash })
            .where('id', '=', 1)
            .execute();
        }),
    page: (before, limit) =>
      db
        .selectFrom('clienteleAudit')
        .selectAll()
        .$if(before !== null, (query) => query.where('seq', '<', before ?? 0))
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute(),
    firstBroken: () =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(findBroken),
  };
}

/** The head, held against other writers until the transaction ends. */
async function takeHead(trx: Transaction<Tables>): Promise<ChainEnd> {
  const head = await trx
    .updateTable('clienteleAuditHead')
    .set({ id: 1 })
    .where('id', '=', 1)
    .returning(['seq', 'hash'])
    .executeTakeFirst();
  if (head !== undefined) return head;
  throw new ClienteleError(
    'resource',
    'The audit log has lost its head; restore the catalogue from a backup.',
  );
}

async function findBroken(trx: Transaction<Tables>): Promise<number | null> {
  let end = chainStart;
  for (;;) {
    const entries = await trx
      .selectFrom('clienteleAudit')
      .selectAll()
      .where('seq', '>', end.seq)
      .orderBy('seq')
      .limit(entriesAtATime)
      .execute();
    const followed = follow(end, entries);
    if ('broken' in followed) return followed.broken;
    ({ end } = followed);
    if (entries.length < entriesAtATime) break;
  }
  const stray = await trx
    .selectFrom('clienteleAudit')
    .select('seq')
    .where('seq', '<', 1)
    .orderBy('seq')
    .executeTakeFirst();
  if (stray !== undefined) return stray.seq;
  return agreesWithHead(trx, end);
}

async function agreesWithHead(trx: Transaction<Tables>, end: ChainEnd): Promise<number | null> {
  const head = await trx
    .selectFrom('clienteleAuditHead')
    .select(['seq', 'hash'])
    .where('id', '=', 1)
    .executeTakeFirst();
  if (head === undefined || head.seq > end.seq) return end.seq + 1;
  if (head.seq < end.seq) return head.seq + 1;
  return head.hash === end.hash ? null : end.seq;
}
