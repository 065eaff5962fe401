import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Dialect } from 'kysely';
import { withClearErrors } from '../clearErrors.ts';
import { sqliteDriver } from './driver.ts';
import { explainSqlite } from './explain.ts';
import { openFile } from './openFile.ts';

/** SQLite in a file, through Node's own driver. */
export function sqliteDialect(path: string): Dialect {
  return withClearErrors(
    {
      createAdapter: () => new LockingAdapter(),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createDriver: () => sqliteDriver(() => openFile(path)),
    },
    (error) => explainSqlite(error, path),
  );
}

/** Lets all migrations run in one transaction, which is what keeps two processes from migrating at once. */
class LockingAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
