/**
 * Runs a command with a PostgreSQL server of its own: `node scripts/with-postgres.ts vitest run test/postgres`.
 * The server lives in a temporary folder, listens on loopback alone and is gone afterwards. It needs initdb
 * and pg_ctl (Debian: apt-get install -y postgresql), and runs as the user `postgres` when started by root,
 * because PostgreSQL refuses to run as root.
 */
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { runOrStop, runWith } from './runWith.ts';

const user = process.getuid?.() === 0 ? ownerOf('postgres') : null;
const folder = mkdtempSync(join(tmpdir(), 'clientele-postgres-'));
const cluster = join(folder, 'data');
const server = (program: string, args: readonly string[]): void =>
  runOrStop(programPath(program), args, {
    cwd: folder,
    ...user,
    // A server that inherited our pipes would keep them open.
    stdio: 'ignore',
  });
if (user !== null) chownSync(folder, user.uid, user.gid);
let started = false;
try {
  const port = await freePort();
  server('initdb', [
    '-D',
    cluster,
    '-U',
    'clientele',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-locale',
    '-N',
  ]);
  const options = `-p ${port} -h 127.0.0.1 -k '' -c fsync=off -c full_page_writes=off`;
  server('pg_ctl', [
    '-D',
    cluster,
    '-w',
    '-t',
    '300',
    '-l',
    join(folder, 'log'),
    '-o',
    options,
    'start',
  ]);
  started = true;
  const url = `postgres://clientele@127.0.0.1:${port}/postgres`;
  process.exitCode = runWith({ CLIENTELE_TEST_POSTGRES: url }, process.argv.slice(2));
} finally {
  if (started) server('pg_ctl', ['-D', cluster, '-m', 'immediate', '-w', 'stop']);
  rmSync(folder, { recursive: true, force: true });
}

/** On the path, or where Debian keeps the newest version. */
function programPath(program: string): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? program : join(debian, newest, 'bin', program);
}

function ownerOf(name: string): { uid: number; gid: number } {
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8' }).trim());
  return { uid: id('-u'), gid: id('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        resolve(typeof address === 'object' && address !== null ? address.port : 0),
      );
    });
  });
}
