import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ClienteleError } from '../../contract/index.ts';
import { codeOf } from '../codeOf.ts';

const shortestSecret = 32;
const fewestSigns = 10;

/**
 * The server's own secret: `CLIENTELE_SECRET`, or the file `secret` of the workspace, which is made at the first
 * start. There is no default. Sessions and tokens are stored as keyed hashes (HMAC-SHA-256) under it, so that who can
 * write to the database alone cannot make one.
 *
 * @throws ClienteleError `usage` for a secret that is too short, too plain, or readable by others
 */
export async function serverSecret(root: string, env: NodeJS.ProcessEnv): Promise<string> {
  const given = env['CLIENTELE_SECRET'];
  if (given !== undefined && given !== '') return checked(given, 'CLIENTELE_SECRET');
  const file = join(root, 'secret');
  await mkdir(root, { recursive: true });
  await makeOnce(file);
  await checkPrivate(file);
  return checked((await readFile(file, 'utf8')).trim(), file);
}

/** Two servers that start at once end up with one secret: a link is made whole or not at all. */
async function makeOnce(file: string): Promise<void> {
  if ((await stat(file).catch(() => null)) !== null) return;
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(32).toString('base64url')}\n`);
    await handle.sync();
    await link(draft, file).catch(unlessThere);
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
}

function unlessThere(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error;
}

async function checkPrivate(file: string): Promise<void> {
  const { mode } = await stat(file);
  if (process.platform === 'win32' || (mode & 0o077) === 0) return;
  throw new ClienteleError(
    'usage',
    `The server's secret ${file} can be read by other users of this machine; run "chmod 600" on it, or delete it to have a new one made.`,
  );
}

function checked(secret: string, place: string): string {
  if (secret.length >= shortestSecret && new Set(secret).size >= fewestSigns) return secret;
  throw new ClienteleError(
    'usage',
    `The server's secret in ${place} is too short or too plain; use at least ${shortestSecret} random characters, such as "openssl rand -base64 32" prints.`,
  );
}
