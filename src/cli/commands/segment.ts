import type { Command } from 'commander';
import type { SegmentConfig } from '../../contract/index.ts';
import { renderReport } from '../../report/index.ts';
import { runSegmentation, type SegmentationRun } from '../../run/index.ts';
import {
  checkTarget,
  modelJson,
  publishRun,
  runFolder,
  segmentsCsv,
  workspaceRoot,
} from '../../store/index.ts';
import { dayOrderAsker } from '../askDayOrder.ts';
import { addConfigOptions } from '../configOptions.ts';
import { givenConfig } from '../givenConfig.ts';
import { readerLocale, type CommonFlags, type Surroundings } from '../output.ts';
import { createProgress } from '../progress.ts';
import { tellRun } from '../tellRun.ts';

interface SegmentFlags extends CommonFlags {
  readonly out?: string;
  readonly recipe?: string;
}

export function addSegmentCommand(program: Command, around: Surroundings): void {
  addConfigOptions(
    program
      .command('segment')
      .argument(
        '<source...>',
        'file (CSV, TSV, Parquet, JSON, Excel, SQLite, DuckDB; plain, .gz or .zst), several files, postgres://…?table=…, or a recipe (.yaml)',
      )
      .description('find the segments in a file of customers or transactions'),
  )
    .option('--recipe <file>', recipeWords)
    .option('--out <folder>', 'where the run goes (default: the workspace, .clientele)')
    .addHelpText('after', example)
    .action(async (sources: string[], flags: SegmentFlags) => {
      const config = await givenConfig(sources, { ...flags });
      await segmentAndTell(config, flags, around);
    });
}

const recipeWords =
  'options in a file (.yaml), or one that comes with Clientele by its name; "clientele recipes" lists them';

const example = `
Examples:
  clientele segment customers.csv
  clientele segment transactions.csv --k 3 --currency INR --out march
  clientele segment 'customers.csv?join=transactions.csv&on=customer_id'
  clientele segment book.xlsx?sheet=May
  clientele segment recipe.yaml --json > run.json
  clientele segment cards.csv --recipe card-usage

A recipe holds the same options, for example:
  source: customers.csv
  features: [balance, income, loyalty_score]
  k: 3..6
`;

/** Segments, publishes and tells; returns the folder of the published run. */
export async function segmentAndTell(
  config: SegmentConfig,
  flags: SegmentFlags,
  around: Surroundings,
): Promise<string> {
  if (flags.out !== undefined) await checkTarget(flags.out);
  const progress = createProgress(around, flags.quiet === true);
  let run: SegmentationRun;
  try {
    run = await runSegmentation(config, {
      signal: around.signal,
      ...dayOrderAsker(around, flags, progress),
      onProgress: ({ stage, done, total }) => progress.update(stage, done, total),
    });
  } finally {
    progress.close();
  }
  const folder =
    flags.out ?? runFolder(workspaceRoot(around.env, around.workingFolder), run.manifest.runId);
  await publish(folder, run, readerLocale(config.locale, around.env));
  tellRun(folder, run.manifest, flags, around);
  return folder;
}

async function publish(folder: string, run: SegmentationRun, locale: string): Promise<void> {
  await publishRun(folder, {
    'run.json': `${JSON.stringify(run.manifest, null, 2)}\n`,
    'model.json': modelJson(run.model),
    'segments.csv': segmentsCsv(run.assignments, run.manifest.segments),
    'report.html': renderReport(run.manifest, { locale }),
  });
}
