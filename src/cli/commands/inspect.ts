import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Inspection } from '../../contract/index.ts';
import { renderInspection, renderInspectionPage } from '../../report/index.ts';
import { inspectSource } from '../../run/index.ts';
import { dayOrderAsker } from '../askDayOrder.ts';
import { addConfigOptions } from '../configOptions.ts';
import { givenConfig } from '../givenConfig.ts';
import { readerLocale, type CommonFlags, type Surroundings } from '../output.ts';
import { createProgress } from '../progress.ts';

interface InspectFlags extends CommonFlags {
  readonly html?: string;
}

/** Options of a run that also say how a source is read. */
const options = [
  'shape',
  'id',
  'markers',
  'dates',
  'threads',
  'memory',
  'currency',
  'locale',
] as const;

export function addInspectCommand(program: Command, around: Surroundings): void {
  addConfigOptions(
    program
      .command('inspect')
      .argument('<source...>', 'what "segment" reads, or a recipe (.yaml)')
      .description('say what is in a source, how good it is and what to mend first'),
    options,
  )
    .option('--html <file>', 'also write it as a page with pictures')
    .addHelpText('after', example)
    .action(async (sources: string[], flags: InspectFlags) => {
      const config = await givenConfig(sources, { ...flags });
      const progress = createProgress(around, flags.quiet === true);
      let inspection: Inspection;
      try {
        inspection = await inspectSource(config, {
          signal: around.signal,
          ...dayOrderAsker(around, flags, progress),
          onProgress: ({ stage, done, total }) => progress.update(stage, done, total),
        });
      } finally {
        progress.close();
      }
      const locale = readerLocale(config.locale, around.env);
      if (flags.html !== undefined) {
        const path = resolve(around.workingFolder, flags.html);
        await writeFile(path, renderInspectionPage(inspection, { locale }));
        if (flags.json !== true && flags.quiet !== true) {
          around.stderr.write(`Page  ${pathToFileURL(path).href}\n`);
        }
      }
      tell(inspection, flags, locale, around);
    });
}

const example = `
Examples:
  clientele inspect customers.csv
  clientele inspect bank.sqlite?table=accounts --html accounts.html
  clientele inspect 'transactions-2026-*.csv.gz' --json > inspection.json
`;

function tell(
  inspection: Inspection,
  flags: InspectFlags,
  locale: string,
  around: Surroundings,
): void {
  if (flags.json === true) {
    around.stdout.write(`${JSON.stringify(inspection, null, 2)}\n`);
  } else if (flags.quiet !== true) {
    const width = Math.min(around.width ?? 100, 120);
    around.stdout.write(renderInspection(inspection, { width, colour: around.colour, locale }));
  }
}
