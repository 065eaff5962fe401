import type { Command } from 'commander';
import { ClienteleError } from '../../contract/index.ts';
import {
  exportFormats,
  exportModel,
  findFormat,
  modelParts,
  sqlDialects,
} from '../../exports/index.ts';
import { findRun, publishFile, readModel, workspaceRoot } from '../../store/index.ts';
import { readerLocale, type CommonFlags, type Surroundings } from '../output.ts';

interface ExportFlags extends CommonFlags {
  readonly format: string;
  readonly dialect?: string;
  readonly table?: string;
  readonly transactions?: string;
  readonly model?: string;
  readonly out?: string;
}

export function addExportCommand(program: Command, around: Surroundings): void {
  const formats = exportFormats.map(({ name, summary }) => `  ${name.padEnd(5)} ${summary}`);
  program
    .command('export')
    .argument('<run>', 'id of a run, the start of it, "latest", or a folder')
    .description('write the fitted model in the language of another system')
    .requiredOption(
      `--format <${exportFormats.map(({ name }) => name).join('|')}>`,
      'what to write',
    )
    .option(`--dialect <${sqlDialects.join('|')}>`, `whose SQL (default: ${sqlDialects[0]})`)
    .option(
      '--table <name>',
      'table of customers that the SQL reads, also schema.table (default: customers)',
    )
    .option(
      '--transactions <name>',
      'table of transactions instead: the SQL makes the customers itself',
    )
    .option(
      `--model <${modelParts.join('|')}>`,
      'the nearest centroid, or the forest (default: segments)',
    )
    .option('--out <file>', 'where it goes; a text goes to stdout without it')
    .addHelpText(
      'after',
      `\nFormats:\n${formats.join('\n')}\n\nExample:\n  clientele export latest --format sql --dialect postgresql --table bank.customers --out segments.sql\n`,
    )
    .action((run: string, flags: ExportFlags) => exportRun(run, flags, around));
}

async function exportRun(run: string, flags: ExportFlags, around: Surroundings): Promise<void> {
  const { name: format, isBinary } = findFormat(flags.format);
  const { out } = flags;
  if (isBinary && out === undefined) {
    throw new ClienteleError(
      'usage',
      `--format ${format} writes bytes, not text; name a file with --out.`,
    );
  }
  const { folder } = await findRun(workspaceRoot(around.env, around.workingFolder), run);
  const document = exportModel(await readModel(folder), flags);
  const bytes = Buffer.byteLength(document);
  if (out !== undefined) await publishFile(out, document);
  if (flags.json === true) {
    const text = out === undefined ? { document } : {};
    around.stdout.write(`${JSON.stringify({ file: out ?? null, format, bytes, ...text })}\n`);
  } else if (out === undefined) {
    around.stdout.write(document);
  } else if (flags.quiet !== true) {
    const size = new Intl.NumberFormat(readerLocale(null, around.env)).format(bytes);
    around.stdout.write(`The model is in ${out} (${size} bytes of ${format})\n`);
  }
}
