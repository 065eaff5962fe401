import { basename } from 'node:path';
import type { Command } from 'commander';
import { renderReport } from '../../report/index.ts';
import { findRun, publishReport, surveyRuns, workspaceRoot } from '../../store/index.ts';
import { readerLocale, type CommonFlags, type Surroundings } from '../output.ts';
import { reportAddress, tellRun } from '../tellRun.ts';

/** `runs`, `show` and `report`: what is in the workspace. */
export function addRunCommands(program: Command, around: Surroundings): void {
  const root = workspaceRoot(around.env, around.workingFolder);
  program
    .command('runs')
    .description('list the runs of the workspace, newest first')
    .addHelpText('after', '\nExample:\n  clientele runs\n')
    .action((flags: CommonFlags) => tellRuns(root, flags, around));
  program
    .command('show')
    .argument('<run>', 'id of a run, the start of it, "latest", or a folder')
    .description('print a run')
    .addHelpText('after', '\nExample:\n  clientele show latest\n')
    .action((name: string, flags: CommonFlags) => show(root, name, flags, around));
  program
    .command('report')
    .argument('<run>', 'id of a run, the start of it, "latest", or a folder')
    .option('--locale <de-DE>', 'how numbers are written')
    .description("rebuild a run's report.html")
    .addHelpText('after', '\nExample:\n  clientele report latest --locale de-DE\n')
    .action((name: string, flags: CommonFlags & { locale?: string }) =>
      rebuildReport(root, name, flags, around),
    );
}

async function tellRuns(root: string, flags: CommonFlags, around: Surroundings): Promise<void> {
  const { runs, damaged } = await surveyRuns(root);
  for (const { folder } of damaged) {
    const id = basename(folder);
    around.stderr.write(
      `The run ${id} is damaged: its run.json cannot be read; make it again and remove this one with "clientele rm ${id}".\n`,
    );
  }
  if (flags.json === true) {
    const list = runs.map(({ folder, manifest }) => ({
      runId: manifest.runId,
      createdAt: manifest.createdAt,
      folder,
      sources: manifest.data.sources,
      shape: manifest.data.shape,
      customers: manifest.data.customers,
      k: manifest.selection.chosen.k,
      verdict: manifest.selection.verdict,
      segments: manifest.segments.map(({ id, name, size }) => ({ id, name, size })),
    }));
    around.stdout.write(`${JSON.stringify(list, null, 2)}\n`);
    return;
  }
  if (runs.length === 0 && damaged.length > 0) return;
  if (runs.length === 0) {
    around.stdout.write('No runs yet; "clientele segment <file>" makes one.\n');
    return;
  }
  const locale = readerLocale(null, around.env);
  const { default: Table } = await import('cli-table3');
  const table = new Table({
    head: ['run', 'made', 'source', 'customers', 'segments', 'verdict'],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'left', 'left', 'right', 'right', 'left'],
  });
  for (const { manifest } of runs) {
    table.push([
      manifest.runId,
      new Date(manifest.createdAt).toLocaleString(locale, {
        dateStyle: 'medium',
        timeStyle: 'short',
      }),
      manifest.data.sources.join(', '),
      manifest.data.customers.toLocaleString(locale),
      manifest.segments.length.toLocaleString(locale),
      manifest.selection.verdict,
    ]);
  }
  around.stdout.write(`${table.toString()}\n`);
}

async function show(
  root: string,
  name: string,
  flags: CommonFlags,
  around: Surroundings,
): Promise<void> {
  const { folder, manifest } = await findRun(root, name);
  tellRun(folder, manifest, flags, around);
}

async function rebuildReport(
  root: string,
  name: string,
  flags: CommonFlags & { locale?: string },
  around: Surroundings,
): Promise<void> {
  const { folder, manifest } = await findRun(root, name);
  const locale = readerLocale(flags.locale ?? manifest.config.locale, around.env);
  await publishReport(folder, renderReport(manifest, { locale }));
  const address = reportAddress(folder);
  if (flags.json === true) around.stdout.write(`${JSON.stringify({ report: address })}\n`);
  else if (flags.quiet !== true) around.stdout.write(`Report  ${address}\n`);
}
