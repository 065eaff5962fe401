import { existsSync } from 'node:fs';
import { execPath } from 'node:process';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import { runMeasured } from '../processes.ts';

const clientele = join(import.meta.dirname, '../../dist/cli/main.js');

/** Customers whose synthetic transactions are 1,000,000 rows. */
export const transactionCustomers = 843_318;

/** A CSV of synthetic data in the bench's folder, made when first asked for. */
export async function generated(bench: Bench, shape: string, customers: number): Promise<string> {
  const file = join(bench.folder, `${shape}-${customers}.csv`);
  if (existsSync(file)) return file;
  const size = ['--customers', String(bench.rows(customers)), '--seed', '1'];
  await runMeasured(execPath, [clientele, 'generate', shape, ...size, '--out', file, '--quiet']);
  return file;
}
