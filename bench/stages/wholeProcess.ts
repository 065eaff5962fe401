import { existsSync, readFileSync, rmSync } from 'node:fs';
import { execPath } from 'node:process';
import { join } from 'node:path';
import { z } from 'zod';
import { within } from '../agreement.ts';
import { runMeasured } from '../processes.ts';
import type { Outcome, Stage } from '../stage.ts';
import { clientele, generated, transactionCustomers } from './generated.ts';

const root = join(import.meta.dirname, '../..');

const manifestSchema = z.object({
  data: z.object({ rowsRead: z.number(), customers: z.number() }),
});
const figuresSchema = z.record(z.string(), z.number());

/** `clientele segment` with all defaults, from its start to its end. */
async function segment(source: string, folder: string): Promise<Outcome> {
  const out = join(folder, 'run');
  rmSync(out, { recursive: true, force: true });
  const args = [clientele, 'segment', source, '--out', out, '--quiet'];
  const { ms, megabytes } = await runMeasured(execPath, args);
  const manifest: unknown = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'));
  const { rowsRead, customers } = manifestSchema.parse(manifest).data;
  return { ms, megabytes, figures: { rows: rowsRead, customers } };
}

const transactions: Stage = {
  name: 'whole process, 1,000,000 transactions',
  target: { ratio: 25, megabytes: 1_000 },
  ours: {
    '': async (bench) => {
      const file = await generated(bench, 'transactions', transactionCustomers, 'csv');
      return () => segment(file, bench.folder);
    },
  },
  theirs: async (bench) => {
    const file = await generated(bench, 'transactions', transactionCustomers, 'csv');
    const notebook = join(import.meta.dirname, '../python/notebook.py');
    return async () => {
      const out = join(bench.folder, 'notebook');
      const { ms, megabytes, stdout } = await runMeasured(bench.python, [notebook, file, out]);
      return { ms, megabytes, figures: figuresSchema.parse(JSON.parse(stdout)) };
    };
  },
  agree: (ours, theirs) => within(ours, theirs, 0),
};

const realCards = join(root, '../shared/data/cc-general.csv');
const hasRealCards = existsSync(realCards);

const cards: Stage = {
  name: hasRealCards
    ? 'whole process, cc-general.csv'
    : 'whole process, 8,950 generated card users (cc-general.csv is absent)',
  target: { ms: 1_500 },
  ours: {
    '': async (bench) => {
      const file = hasRealCards ? realCards : await generated(bench, 'card-usage', 8_950, 'csv');
      return () => segment(file, bench.folder);
    },
  },
  theirs: null,
  agree: () => null,
};

export const wholeProcessStages: readonly Stage[] = [cards, transactions];
