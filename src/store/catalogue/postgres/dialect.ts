import { PostgresDialect, type Dialect } from 'kysely';
import { Pool } from 'pg';
import { withClearErrors } from '../clearErrors.ts';
import { explainPostgres } from './explain.ts';

/**
 * A pool of connections to PostgreSQL.
 *
 * @throws ClienteleError `resource` when the address cannot be understood
 */
export function postgresDialect(connectionString: string): Dialect {
  return withClearErrors(new PostgresDialect({ pool: poolTo(connectionString) }), explainPostgres);
}

function poolTo(connectionString: string): Pool {
  try {
    const pool = new Pool({
      connectionString,
      application_name: 'clientele',
      max: 8,
      connectionTimeoutMillis: 15_000,
      query_timeout: 60_000,
      lock_timeout: 30_000,
    });
    // A connection that breaks while idle is replaced at the next use; unheard, the event would end the process.
    pool.on('error', () => undefined);
    return pool;
  } catch (error) {
    throw explainPostgres(error);
  }
}
