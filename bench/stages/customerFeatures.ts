import { execPath } from 'node:process';
import { join } from 'node:path';
import { z } from 'zod';
import { within } from '../agreement.ts';
import type { Bench } from '../bench.ts';
import { runMeasured } from '../processes.ts';
import type { Outcome, Stage } from '../stage.ts';
import { generated, transactionCustomers } from './generated.ts';

const figuresSchema = z.record(z.string(), z.number());

async function measured(command: string, args: readonly string[]): Promise<Outcome> {
  const { ms, megabytes, stdout } = await runMeasured(command, args);
  return { ms, megabytes, figures: figuresSchema.parse(JSON.parse(stdout)) };
}

/** Transactions to customers, whole processes on both sides, `times` a million rows. */
function features(times: number, target: Stage['target'], beside: boolean): Stage {
  const file = (bench: Bench): Promise<string> =>
    generated(bench, 'transactions', times * transactionCustomers, 'csv');
  return {
    name: `${times},000,000 transactions to customer features`,
    target,
    ours: {
      '': async (bench) => {
        const source = await file(bench);
        const script = join(import.meta.dirname, '../customerFeatures.ts');
        return () => measured(execPath, [script, source]);
      },
    },
    theirs: beside
      ? async (bench) => {
          const source = await file(bench);
          const script = join(import.meta.dirname, '../python/customer_features.py');
          return () => measured(bench.python, [script, source]);
        }
      : null,
    agree: (ours, theirs) => (theirs === null ? null : within(ours, theirs, 0.02)),
  };
}

export const customerFeatureStages: readonly Stage[] = [
  features(1, { ratio: 10, memoryRatio: 2 }, true),
  features(10, {}, false),
];
