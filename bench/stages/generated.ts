import { existsSync } from 'node:fs';
import { execPath } from 'node:process';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import { runMeasured } from '../processes.ts';

/** The command as it is published. */
export const clientele = join(import.meta.dirname, '../../dist/cli/main.js');

/** Customers whose synthetic transactions are 1,000,000 rows. */
export const transactionCustomers = 843_318;

/** A file of synthetic bank data, made once a benchmark. */
export async function generated(
  bench: Bench,
  shape: string,
  customers: number,
  ending: 'csv' | 'parquet',
): Promise<string> {
  const file = join(bench.folder, `${shape}-${customers}.${ending}`);
  if (existsSync(file)) return file;
  const size = ['--customers', String(bench.rows(customers)), '--seed', '1'];
  await runMeasured(execPath, [clientele, 'generate', shape, ...size, '--out', file, '--quiet']);
  return file;
}
