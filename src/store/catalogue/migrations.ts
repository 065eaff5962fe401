import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { ClienteleError } from '../../contract/index.ts';
import { firstHash } from './auditChain.ts';
import type { Tables } from './tables.ts';

/** Every change of the tables, in the order of the names; what has been released is never edited. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': { up: createFirstTables },
  '0002-second-factors': { up: createSecondFactors },
};

/**
 * Brings a database to the newest tables. Of processes that start at once, one does the work and the others wait.
 *
 * @throws ClienteleError `resource` when a later version made the tables
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableName: 'clientele_migration',
    migrationLockTableName: 'clientele_migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new ClienteleError(
      'resource',
      'The catalogue was made by another version of Clientele; use that version or a later one.',
      { cause: error },
    );
  }
  throw error;
}

async function createFirstTables(db: Kysely<unknown>): Promise<void> {
  await createWorkTables(db);
  await createUserTables(db);
  await createAuditTables(db);
  await db.schema
    .createTable('clientele_turns')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('taken', 'integer', (column) => column.notNull())
    .execute();
  await sql`INSERT INTO clientele_turns (name, taken) VALUES ('users', 0), ('ping', 0)`.execute(db);
}

async function createWorkTables({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('clientele_datasets')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    // Numbers above 2^31 that both databases give back as numbers.
    .addColumn('bytes', 'double precision', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('clientele_jobs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('dataset_id', 'text', (column) => column.notNull())
    .addColumn('dataset_name', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('stage', 'text')
    .addColumn('progress', 'double precision', (column) => column.notNull())
    .addColumn('run_id', 'text')
    .addColumn('error', 'text')
    .addColumn('options', 'text', (column) => column.notNull())
    .addColumn('asked_by', 'text', (column) => column.notNull())
    .addColumn('worker', 'text')
    .execute();
  await schema
    .createIndex('clientele_jobs_waiting')
    .on('clientele_jobs')
    .columns(['state', 'created_at', 'id'])
    .execute();
  await schema
    .createTable('clientele_segment_edits')
    .addColumn('run_id', 'text', (column) => column.notNull())
    .addColumn('segment_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('summary', 'text')
    .addColumn('strategy', 'text')
    .addPrimaryKeyConstraint('clientele_segment_edits_key', ['run_id', 'segment_id'])
    .execute();
}

async function createUserTables({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('clientele_users')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('name_key', 'text', (column) => column.notNull().unique())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('clientele_sessions')
    .addColumn('secret_hash', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) =>
      column.notNull().references('clientele_users.id').onDelete('cascade'),
    )
    .addColumn('csrf_token', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('last_seen_at', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('clientele_tokens')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) =>
      column.notNull().references('clientele_users.id').onDelete('cascade'),
    )
    .addColumn('secret_hash', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('last_used_at', 'text')
    .execute();
}

async function createAuditTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('clientele_audit')
    .addColumn('seq', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('object', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('clientele_audit_head')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await sql`INSERT INTO clientele_audit_head (id, seq, hash) VALUES (1, 0, ${firstHash})`.execute(
    db,
  );
}

async function createSecondFactors({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('clientele_sessions')
    .addColumn('agent', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await schema
    .createTable('clientele_second_factors')
    .addColumn('user_id', 'text', (column) =>
      column.primaryKey().references('clientele_users.id').onDelete('cascade'),
    )
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('confirmed_at', 'text')
    .addColumn('last_step', 'integer', (column) => column.notNull())
    .execute();
  await schema
    .createTable('clientele_recovery_codes')
    .addColumn('user_id', 'text', (column) =>
      column.notNull().references('clientele_users.id').onDelete('cascade'),
    )
    .addColumn('code_hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('clientele_recovery_codes_key', ['user_id', 'code_hash'])
    .execute();
}
