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

const loopback: ReadonlySet<string> = new Set(['', 'localhost', '127.0.0.1', '[::1]']);

/**
 * The address of a database on another machine asks for TLS with a certificate that holds, unless it says itself what it
 * asks for (`sslmode`).
 */
export function withTls(connectionString: string): string {
  const url = URL.parse(connectionString);
  if (url === null || loopback.has(url.hostname) || url.searchParams.has('sslmode')) {
    return connectionString;
  }
  url.searchParams.set('sslmode', 'verify-full');
  return url.href;
}

function poolTo(connectionString: string): Pool {
  try {
    const pool = new Pool({
      connectionString: withTls(connectionString),
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
