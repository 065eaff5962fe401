import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { createWorkerPool } from '../../src/compute/index.ts';
import { findPython } from '../python.ts';
import { compare, type ComparedProblem } from './compare.ts';
import { labelledProblems } from './problem.ts';
import { detailsOf, summaryOf } from './tell.ts';

/**
 * Every method on problems whose groups are known, beside scikit-learn's: `node bench/labelled/run.ts`. Tells the
 * adjusted Rand index of both, whether a lower objective explains a lower index, and how far K-means is from the
 * best of 300 restarts. `--all` lists every comparison, not only those that are lost.
 */
const all = process.argv.includes('--all');
const python = await findPython(process.env);
if (python.command === null) {
  console.error(python.reason);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'clientele-labelled-'));
const pool = await createWorkerPool();
try {
  const found: ComparedProblem[] = [];
  for await (const problem of labelledProblems(python.command, folder)) {
    found.push(await compare(problem, pool));
    console.error(
      `${problem.name}: K-means ${found.at(-1)?.overBest.toFixed(6)} of the best of 300`,
    );
  }
  const compared = found.flatMap(({ methods }) => methods);
  for (const { head, rows } of [detailsOf(compared, all), summaryOf(compared)]) {
    const table = new Table({ head: [...head], style: { head: [], border: [] } });
    table.push(...rows.map((row) => [...row]));
    console.log(table.toString());
  }
  const near = found.filter(({ overBest }) => overBest <= 1.001).length;
  const dense = found.filter(({ dense }) => dense.ours >= dense.lowest - 1e-9).length;
  console.log(
    `K-means ends within 0.1% of the best of 300 restarts, or below it, on ${near} of ${found.length} problems.`,
  );
  console.log(
    `HDBSCAN's index is at least the twin's lowest over ten orders of the rows on ${dense} of ${found.length}.`,
  );
} finally {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
}
