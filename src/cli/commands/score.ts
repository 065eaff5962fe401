import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Command } from 'commander';
import { ClienteleError, type ScoreReport } from '../../contract/index.ts';
import { renderScores } from '../../report/index.ts';
import { scoreCustomers } from '../../run/index.ts';
import { findRun, publishWritten, readModel, workspaceRoot } from '../../store/index.ts';
import { readerLocale, type CommonFlags, type Surroundings } from '../output.ts';
import { createProgress } from '../progress.ts';

interface ScoreFlags extends CommonFlags {
  readonly out?: string;
  readonly threads?: string;
  readonly locale?: string;
}

export function addScoreCommand(program: Command, around: Surroundings): void {
  program
    .command('score')
    .argument('<run>', 'id of a run, the start of it, "latest", or a folder')
    .argument('<source>', 'a source of the same kind as the run was made from')
    .description('tell the segment of each customer in a file, with probability and reasons')
    .option(
      '--out <file>',
      'the file to write, .csv or .parquet (default: the name of the source with -scored)',
    )
    .option('--threads <n>', 'threads to use (default: one a core)')
    .option('--locale <de-DE>', 'how numbers are written in the summary')
    .addHelpText('after', example)
    .action((run: string, source: string, flags: ScoreFlags) => score(run, source, flags, around));
}

const example = `
Examples:
  clientele score latest new-customers.csv
  clientele score latest april.parquet --out april-segments.parquet --json

Each customer keeps the columns it came with and gets segment_id, segment, cluster, probability,
distance, next_segment, reasons and notes.
`;

async function score(
  name: string,
  source: string,
  flags: ScoreFlags,
  around: Surroundings,
): Promise<void> {
  const out = flags.out ?? join(around.workingFolder, defaultName(source));
  const format = formatOf(out);
  const threads = threadsOf(flags.threads);
  const { folder, manifest } = await findRun(workspaceRoot(around.env, around.workingFolder), name);
  const model = await readModel(folder);
  const progress = createProgress(around, flags.quiet === true);
  let report: ScoreReport;
  try {
    report = await publishWritten(out, (path) =>
      scoreCustomers(
        { manifest, model },
        { source, target: { path, name: basename(out) }, format, threads },
        {
          signal: around.signal,
          onProgress: ({ stage, done, total }) => progress.update(stage, done, total),
        },
      ),
    );
  } finally {
    progress.close();
  }
  if (flags.json === true) {
    around.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } else if (flags.quiet !== true) {
    const locale = readerLocale(flags.locale ?? manifest.config.locale, around.env);
    const width = Math.min(around.width ?? 100, 120);
    around.stdout.write(renderScores(report, { width, colour: around.colour, locale }));
    around.stdout.write(`\nScores  ${out}\n`);
  }
}

/**
 * `march.csv` -> `march-scored.csv`; Parquet stays Parquet.
 *
 * @throws ClienteleError `usage` for a source that is no single file
 */
function defaultName(source: string): string {
  if (!existsSync(source) && /[?*{]|:\/\//.test(source)) {
    throw new ClienteleError(
      'usage',
      'The source is no single file that could lend its name; say with --out where the scores go.',
    );
  }
  const ending = /\.(parquet|pq)$/i.test(source) ? '.parquet' : '.csv';
  return `${basename(source, extname(source))}-scored${ending}`;
}

function formatOf(out: string): 'csv' | 'parquet' {
  if (/\.(parquet|pq)$/i.test(out)) return 'parquet';
  if (/\.csv$/i.test(out)) return 'csv';
  throw new ClienteleError(
    'usage',
    `--out ${out} has no ending that says what to write; name a file that ends with .csv or .parquet.`,
  );
}

function threadsOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const threads = Number(text);
  if (/^\d+$/.test(text) && threads >= 1 && threads <= 256) return threads;
  throw new ClienteleError(
    'usage',
    `--threads cannot be ${JSON.stringify(text)}; write a whole number from 1 to 256.`,
  );
}
