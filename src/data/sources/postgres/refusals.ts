import { ClienteleError } from '../../../contract/index.ts';
import type { WantedPart } from '../source.ts';

/**
 * The address, without a password in it: an address stands in command histories, recipes and manifests.
 *
 * @throws ClienteleError `usage` when it holds a password or is no address
 */
export function refusePassword(address: string): URL {
  if (!URL.canParse(address)) {
    throw new ClienteleError(
      'usage',
      'The address of the database cannot be read; write it as postgres://user@host:5432/database?table=accounts.',
    );
  }
  const url = new URL(address);
  if (url.password !== '' || url.searchParams.has('password')) {
    throw new ClienteleError(
      'usage',
      `The address of ${url.host} holds a password; leave it out and set PGPASSWORD instead.`,
    );
  }
  return url;
}

/** What PostgreSQL or the network says, as one sentence that says what to do. */
export function asPostgresError(error: unknown, shown: string, { query }: WantedPart): unknown {
  if (error instanceof ClienteleError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : '';
  const refuse = (kind: 'usage' | 'resource', sentence: string): ClienteleError =>
    new ClienteleError(kind, sentence, { cause: error });
  if (code === '28P01' || code === '28000' || /password|SASL/i.test(said)) {
    return refuse(
      'resource',
      `PostgreSQL at ${shown} refuses the user or the password; set PGUSER and PGPASSWORD.`,
    );
  }
  if (code === '3D000')
    return refuse('usage', `PostgreSQL has no database ${shown}; check its name.`);
  if (code === '42501') {
    return refuse(
      'resource',
      `The user may not read that from ${shown}; ask for the right to SELECT.`,
    );
  }
  if (query !== null && /^(25006|42...|22...|0A000)$/.test(code)) {
    return refuse(
      'usage',
      `PostgreSQL at ${shown} refuses the query (${said}); mend it, it may only read.`,
    );
  }
  if (
    /^(57P0.|08...|ECONN.*|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EPIPE|EAI_AGAIN)$/.test(code) ||
    /terminated|timeout|closed/i.test(said)
  ) {
    const when =
      /^(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN)$/.test(code) || /timeout/i.test(said)
        ? 'cannot be reached'
        : 'ended the connection before all rows were read';
    return refuse('resource', `PostgreSQL at ${shown} ${when}; check that it runs and try again.`);
  }
  return error;
}
