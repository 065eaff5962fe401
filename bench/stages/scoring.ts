import { existsSync, readFileSync } from 'node:fs';
import { execPath } from 'node:process';
import { join } from 'node:path';
import { z } from 'zod';
import type { Bench } from '../bench.ts';
import { runMeasured } from '../processes.ts';
import { createScorer, type Customer, type Score } from '../../src/scoring/index.ts';
import { timed, type Run, type Stage } from '../stage.ts';
import { clientele, generated } from './generated.ts';

const trainingCustomers = 8_950;
const manyCustomers = 1_000_000;
const singleCustomers = 50_000;
/** Microseconds that one customer may take. */
const most = 20;

const reportSchema = z.object({ customers: z.number(), unscored: z.number() });

/** A run on generated card users, of all defaults. */
async function trained(bench: Bench): Promise<string> {
  const out = join(bench.folder, 'scoring-run');
  if (existsSync(out)) return out;
  const source = await generated(bench, 'card-usage', trainingCustomers, 'csv');
  await runMeasured(execPath, [clientele, 'segment', source, '--out', out, '--quiet']);
  return out;
}

const files: Stage = {
  name: 'whole process, score 1,000,000 customers from Parquet to Parquet',
  target: { ms: 10_000, megabytes: 1_500 },
  ours: {
    '': async (bench) => {
      const run = await trained(bench);
      const source = await generated(bench, 'card-usage', manyCustomers, 'parquet');
      const out = join(bench.folder, 'scored.parquet');
      return async () => {
        const args = [clientele, 'score', run, source, '--out', out, '--json', '--quiet'];
        const { ms, megabytes, stdout } = await runMeasured(execPath, args);
        return { ms, megabytes, figures: reportSchema.parse(JSON.parse(stdout)) };
      };
    },
  },
  theirs: null,
  agree: ({ customers, unscored }) => ({
    holds: unscored === 0,
    text: `${customers - unscored} of ${customers} have a segment`,
  }),
};

/** Customers as an application holds them: objects with numbers. */
async function customersOf(bench: Bench): Promise<Customer[]> {
  const source = await generated(bench, 'card-usage', singleCustomers, 'csv');
  const [header, ...lines] = readFileSync(source, 'utf8').trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(
      names.map((name, i) => [
        name,
        cells[i] === '' ? null : i === 0 ? cells[i] : Number(cells[i]),
      ]),
    );
  });
}

/** Scores customers one by one; `look` is what the caller reads of each score. */
async function oneByOne(bench: Bench, look: (score: Score) => number): Promise<Run> {
  const path = join(await trained(bench), 'model.json');
  const { score } = createScorer(JSON.parse(readFileSync(path, 'utf8')));
  const customers = await customersOf(bench);
  return () =>
    timed(
      () => customers.reduce((sum, customer) => sum + look(score(customer)), 0),
      (seen) => ({ customers: customers.length, seen }),
    );
}

const single: Stage = {
  name: `createScorer, ${singleCustomers.toLocaleString('en')} customers one by one (${most} microseconds each)`,
  target: { ms: (singleCustomers * most) / 1_000 },
  ours: {
    'segment, distances, the forest, notes': (bench) =>
      oneByOne(bench, ({ cluster }) => cluster + 1),
    'and reasons in words': (bench) => oneByOne(bench, ({ reasons }) => reasons[0].text.length),
  },
  theirs: null,
  agree: ({ customers, seen }) => ({
    holds: seen > 0,
    text: `${customers} have a segment`,
  }),
};

export const scoringStages: readonly Stage[] = [single, files];
