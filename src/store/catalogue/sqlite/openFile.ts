import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ClienteleError } from '../../../contract/index.ts';
import { patiently } from './patiently.ts';

/** Says in the file's header whose file it is: "Clnt". */
const applicationId = 0x436c6e74;

/**
 * Opens the file, or makes it, readable by its owner alone.
 *
 * @throws ClienteleError `resource` when the file is another program's; errors of the disk and of SQLite as they are
 */
export async function openFile(path: string): Promise<DatabaseSync> {
  await mkdir(dirname(path), { recursive: true });
  await (await open(path, 'a', 0o600)).close();
  const database = new DatabaseSync(path);
  try {
    await patiently(() => checkOwner(database, path));
    // Readers and a writer do not wait for each other; what is committed outlives a power cut.
    await patiently(() => database.exec('PRAGMA journal_mode = WAL'));
    database.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

function checkOwner(database: DatabaseSync, path: string): void {
  const found = database
    .prepare(
      `SELECT (SELECT application_id FROM pragma_application_id) AS owner,
        (SELECT count(*) FROM sqlite_schema) AS entries`,
    )
    .get();
  if (found?.['owner'] === applicationId) return;
  if (found?.['owner'] !== 0 || found['entries'] !== 0) {
    throw new ClienteleError(
      'resource',
      `${path} is a database of another program; move it away, or name another workspace with CLIENTELE_HOME.`,
    );
  }
  database.exec(`PRAGMA application_id = ${applicationId}`);
}
