import { setImmediate as breathe } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { ClienteleError } from '../../contract/index.ts';
import { chainStart, follow, hashOf } from './auditChain.ts';
import type { AuditEnd, AuditLog, AuditVerdict } from './catalogue.ts';
import type { Tables } from './tables.ts';

/** Hashed in some milliseconds; then others get their turn. */
const entriesAtATime = 1000;

/**
 * The audit log. Each entry's hash covers the hash before it, and the last `seq` and hash are kept in a table of
 * their own. So `check` shows an entry that was changed, removed, added or moved by hand, and entries cut off
 * at the end. It cannot show what someone did who computed all later hashes and the head anew, nor that the whole
 * database was put back to an earlier copy: against that, keep an end outside of the database and check from it, as a server does
 * with the last one that it saw.
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
    check: (from) => check(db, from ?? chainStart),
  };
}

/** The head, held against other writers until the transaction ends. */
async function takeHead(trx: Transaction<Tables>): Promise<AuditEnd> {
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

async function check(db: Kysely<Tables>, from: AuditEnd): Promise<AuditVerdict> {
  let end = from;
  for (;;) {
    // Entries only ever come after others, so that stretches may be read one after the other.
    const stretch = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((trx) => checkStretch(trx, end));
    if (stretch.broken !== null || stretch.isLast) return stretch;
    ({ end } = stretch);
    await breathe();
  }
}

async function checkStretch(
  trx: Transaction<Tables>,
  from: AuditEnd,
): Promise<AuditVerdict & { readonly isLast: boolean }> {
  const found = await trx
    .selectFrom('clienteleAudit')
    .selectAll()
    .where('seq', '>=', from.seq)
    .orderBy('seq')
    .limit(entriesAtATime + 1)
    .execute();
  const isStart = from.seq === chainStart.seq;
  const isHeld = isStart || (found[0]?.seq === from.seq && found[0].hash === from.hash);
  if (!isHeld) return { broken: from.seq, end: chainStart, isLast: true };
  const entries = found.filter(({ seq }) => seq > from.seq);
  const followed = follow(from, entries);
  if (followed.broken !== null) return { ...followed, isLast: true };
  const isLast = found.length <= entriesAtATime;
  const { end } = followed;
  return { broken: isLast ? await wrongAtEnds(trx, end) : null, end, isLast };
}

/** What is wrong before the first entry and after the last. */
async function wrongAtEnds(trx: Transaction<Tables>, end: AuditEnd): Promise<number | null> {
  const stray = await trx
    .selectFrom('clienteleAudit')
    .select('seq')
    .where('seq', '<', 1)
    .orderBy('seq')
    .executeTakeFirst();
  return stray?.seq ?? agreesWithHead(trx, end);
}

async function agreesWithHead(trx: Transaction<Tables>, end: AuditEnd): Promise<number | null> {
  const head = await trx
    .selectFrom('clienteleAuditHead')
    .select(['seq', 'hash'])
    .where('id', '=', 1)
    .executeTakeFirst();
  if (head === undefined || head.seq > end.seq) return end.seq + 1;
  if (head.seq < end.seq) return head.seq + 1;
  return head.hash === end.hash ? null : end.seq;
}
