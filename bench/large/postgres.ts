/**
 * Transactions streamed out of PostgreSQL, and a connection that is killed in the midst of them:
 * `node scripts/with-postgres.ts node bench/large/postgres.ts [--rows 1000000,5000000] [--memory 1GB]`.
 * It measures the build in `dist`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { runMeasured } from '../processes.ts';
import { tellMeasured, type Measured } from './tell.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000,5000000' },
    memory: { type: 'string', default: '1GB' },
  },
});
const server = process.env['CLIENTELE_TEST_POSTGRES'];
if (server === undefined) throw new Error('Start it with node scripts/with-postgres.ts.');
const program = join(import.meta.dirname, '../../dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'clientele-large-'));
const admin = new Client({ connectionString: server });
await admin.connect();
const segment = (out: string): string[] => [
  program,
  'segment',
  `${server}?table=transactions`,
  '--k',
  '3',
  '--memory',
  values.memory,
  '--quiet',
  '--out',
  join(folder, out),
];
try {
  const measured: Measured[] = [];
  for (const rows of values.rows.split(',').map(Number)) {
    await fill(rows);
    const { ms, megabytes, cpuMs } = await runMeasured(process.execPath, segment(`run-${rows}`));
    measured.push({ rows, sourceMegabytes: null, ms, megabytes, cpuMs });
  }
  console.log(tellMeasured(measured));
  console.log(await killInMidstream());
} finally {
  await admin.end();
  rmSync(folder, { recursive: true, force: true });
}

async function fill(rows: number): Promise<void> {
  await admin.query(`DROP TABLE IF EXISTS transactions;
    CREATE TABLE transactions AS
    SELECT 'C' || (i * 7919 % 100000) AS customer_id, DATE '2025-01-01' + (i * 31 % 365)::int AS transaction_date,
      round(exp(2 + (i * 104729 % 1000) / 250.0 + 2 * (i * 7919 % 3))::numeric, 2) AS amount
    FROM generate_series(1::bigint, ${rows}) AS i`);
}

/** Ends the server's side of the connection as soon as rows flow; gives the exit code and what was said. */
async function killInMidstream(): Promise<string> {
  const child = spawn(process.execPath, segment('killed'), { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  for (let killed = 0; killed === 0 && child.exitCode === null; await setTimeout(20)) {
    const { rowCount } = await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'clientele' AND query LIKE 'COPY%' AND now() - query_start > interval '0.5 seconds'",
    );
    killed = rowCount ?? 0;
  }
  return `Killed in midstream: exit code ${await ended}, "${said.trim()}"`;
}
