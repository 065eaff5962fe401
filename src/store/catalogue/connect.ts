import { join } from 'node:path';
import { CamelCasePlugin, Kysely, type Dialect } from 'kysely';
import { auditLog } from './audit.ts';
import type { Catalogue } from './catalogue.ts';
import { datasetRecords } from './datasets.ts';
import { segmentEdits } from './edits.ts';
import { jobRecords } from './jobs.ts';
import { migrate } from './migrations.ts';
import { secondFactorRecords } from './secondFactors.ts';
import { sessionRecords } from './sessions.ts';
import type { Tables } from './tables.ts';
import { tokenRecords } from './tokens.ts';
import { userRecords } from './users.ts';

/** See `openCatalogue`. */
export async function connect(root: string, env: NodeJS.ProcessEnv): Promise<Catalogue> {
  const raw = new Kysely<Tables>({ dialect: await dialectFor(root, env) });
  try {
    await migrate(raw);
  } catch (error) {
    await raw.destroy();
    throw error;
  }
  return catalogueOn(raw.withPlugin(new CamelCasePlugin()));
}

async function dialectFor(root: string, env: NodeJS.ProcessEnv): Promise<Dialect> {
  const url = env['CLIENTELE_DATABASE_URL'];
  if (url === undefined || url === '') {
    const { sqliteDialect } = await import('./sqlite/dialect.ts');
    return sqliteDialect(join(root, 'catalogue.sqlite'));
  }
  const { postgresDialect } = await import('./postgres/dialect.ts');
  return postgresDialect(url);
}

function catalogueOn(db: Kysely<Tables>): Catalogue {
  const close = (): Promise<void> => db.destroy();
  return {
    datasets: datasetRecords(db),
    jobs: jobRecords(db),
    edits: segmentEdits(db),
    users: userRecords(db),
    sessions: sessionRecords(db),
    secondFactors: secondFactorRecords(db),
    tokens: tokenRecords(db),
    audit: auditLog(db),
    ping: async () => {
      await db
        .updateTable('clienteleTurns')
        .set(({ eb }) => ({ taken: eb('taken', '+', 1) }))
        .where('name', '=', 'ping')
        .execute();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
