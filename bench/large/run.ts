/**
 * Time and memory of `clientele segment` as transactions grow:
 * `node bench/large/run.ts [--rows 1000000,2500000,5000000,10000000] [--customers 100000] [--memory 1GB] [--format csv]`.
 * It measures the build in `dist`.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runMeasured } from '../processes.ts';
import { tellMeasured, type Measured } from './tell.ts';
import { writeTransactions } from './transactions.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000,2500000,5000000,10000000' },
    customers: { type: 'string', default: '100000' },
    memory: { type: 'string', default: '1GB' },
    format: { type: 'string', default: 'csv' },
  },
});
const program = join(import.meta.dirname, '../../dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'clientele-large-'));
try {
  const measured: Measured[] = [];
  for (const rows of values.rows.split(',').map(Number)) {
    const file = join(folder, `transactions.${values.format}`);
    await writeTransactions(file, rows, Number(values.customers));
    const out = join(folder, 'run');
    const args = ['segment', file, '--k', '3', '--memory', values.memory, '--quiet', '--out', out];
    const { ms, megabytes, cpuMs } = await runMeasured(process.execPath, [program, ...args]);
    measured.push({ rows, sourceMegabytes: statSync(file).size / 1e6, ms, megabytes, cpuMs });
    rmSync(out, { recursive: true });
    rmSync(file);
    console.error(tellMeasured(measured.slice(-1)));
  }
  console.log(tellMeasured(measured));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
