import type { Command } from 'commander';
import { renderComparison, renderComparisonReport } from '../../report/index.ts';
import { compareRuns, type ComparableRun } from '../../run/index.ts';
import { findRun, publishFile, readAssignments, workspaceRoot } from '../../store/index.ts';
import { readerLocale, type CommonFlags, type Surroundings } from '../output.ts';

interface CompareFlags extends CommonFlags {
  readonly locale?: string;
  readonly out?: string;
}

export function addCompareCommand(program: Command, around: Surroundings): void {
  program
    .command('compare')
    .argument('<runs...>', 'two or more: id of a run, the start of it, "latest", or a folder')
    .option('--locale <de-DE>', 'how numbers are written')
    .option('--out <file>', 'a page (.html) to write beside what is told')
    .description('hold runs side by side, and tell who moved between the first and each other')
    .addHelpText('after', '\nExample:\n  clientele compare 20261021 latest\n')
    .action((names: string[], flags: CompareFlags) => compare(names, flags, around));
}

async function compare(
  names: readonly string[],
  flags: CompareFlags,
  around: Surroundings,
): Promise<void> {
  const root = workspaceRoot(around.env, around.workingFolder);
  const runs: ComparableRun[] = [];
  for (const name of names) {
    const { folder, manifest } = await findRun(root, name);
    runs.push({ manifest, assignments: () => readAssignments(folder) });
  }
  const comparison = await compareRuns(runs);
  const locale = readerLocale(flags.locale ?? null, around.env);
  if (flags.out !== undefined) {
    await publishFile(flags.out, renderComparisonReport(comparison, { locale }));
  }
  if (flags.json === true) {
    around.stdout.write(`${JSON.stringify(comparison, null, 2)}\n`);
  } else if (flags.quiet !== true) {
    const width = Math.min(around.width ?? 100, 120);
    around.stdout.write(renderComparison(comparison, { width, colour: around.colour, locale }));
  }
}
