/**
 * Time and memory of `clientele segment` as customers grow, one row each, for algorithms that need all of them in
 * memory and those that read blocks:
 * `node bench/large/customers.ts [--rows 1000000,4000000] [--columns 20] [--algorithms kmeans,minibatch-kmeans] [--memory 1GB] [--k 4]`.
 * It measures the build in `dist`.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runMeasured } from '../processes.ts';
import { tellMeasured, type Measured } from './tell.ts';
import { writeCustomers } from './customerRows.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000,4000000' },
    columns: { type: 'string', default: '20' },
    algorithms: { type: 'string', default: 'kmeans,minibatch-kmeans' },
    memory: { type: 'string', default: '1GB' },
    k: { type: 'string', default: '4' },
  },
});
const program = join(import.meta.dirname, '../../dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'clientele-large-'));
const algorithms = values.algorithms.split(',');
const measured = new Map<string, Measured[]>(algorithms.map((name) => [name, []]));
try {
  for (const rows of values.rows.split(',').map(Number)) {
    const file = join(folder, 'customers.parquet');
    await writeCustomers(file, rows, Number(values.columns));
    for (const algorithm of algorithms) {
      const out = join(folder, 'run');
      const options = ['--algorithm', algorithm, '--k', values.k, '--memory', values.memory];
      const args = ['segment', file, ...options, '--inspect', 'none', '--quiet', '--out', out];
      const { ms, megabytes, cpuMs } = await runMeasured(process.execPath, [program, ...args]);
      const one = { rows, sourceMegabytes: statSync(file).size / 1e6, ms, megabytes, cpuMs };
      measured.get(algorithm)?.push(one);
      rmSync(out, { recursive: true });
      console.error(`${algorithm}\n${tellMeasured([one])}`);
    }
    rmSync(file);
  }
  for (const [algorithm, all] of measured) console.log(`${algorithm}\n\n${tellMeasured(all)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
