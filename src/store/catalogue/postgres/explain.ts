import { ClienteleError } from '../../../contract/index.ts';

const database = 'The database of CLIENTELE_DATABASE_URL';

/** SQLSTATE classes and states (PostgreSQL manual, appendix A), the longer ones first. */
const reasons: readonly (readonly [state: string, sentence: string])[] = [
  ['25006', 'is read-only; name the primary server.'],
  ['28', 'refuses the user or the password; correct them.'],
  ['3D000', 'is not on that server; create it, or correct its name.'],
  ['42501', 'does not let this user make or change tables; grant it the right to.'],
  ['53', 'is out of disk, memory or connections; make room and try again.'],
  ['55P03', 'is locked by another process; try again.'],
  ['57', 'is shutting down or starting; try again.'],
  ['58', 'reports an error of its disk; check the server.'],
  ['08', 'does not answer; start it, or correct the address.'],
];

/**
 * An error of PostgreSQL as a sentence about what to do. The error itself is not kept as the cause: it can hold the
 * address with its password, and the values of a row.
 */
export function explainPostgres(error: unknown): unknown {
  if (error instanceof ClienteleError) return error;
  const code = codeOf(error);
  if (code === 'ERR_INVALID_URL') {
    return resource(
      'cannot be found: the address is no URL; write postgres://user:password@host/name.',
    );
  }
  if (isAboutTls(error, code)) {
    return resource(
      'offers no TLS connection that can be trusted; name its authority with sslrootcert, or write sslmode=disable to go without.',
    );
  }
  const isState = /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code);
  if (!isState)
    return resource(`does not answer${inBrackets(code)}; start it, or correct the address.`);
  const known = reasons.find(([state]) => code.startsWith(state));
  if (known !== undefined) return resource(known[1]);
  return new Error(`the database refused a statement (SQLSTATE ${code})`);
}

function isAboutTls(error: unknown, code: string): boolean {
  if (/CERT|TLS|SSL|SIGNATURE/.test(code)) return true;
  return error instanceof Error && error.message.includes('does not support SSL');
}

function resource(rest: string): ClienteleError {
  return new ClienteleError('resource', `${database} ${rest}`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function inBrackets(code: string): string {
  return code === '' ? '' : ` (${code})`;
}
