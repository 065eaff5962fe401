import { InvalidArgumentError, type Command } from 'commander';
import { syntheticShapes, writeSynthetic } from '../../run/index.ts';
import { readerLocale, type CommonFlags, type Surroundings } from '../output.ts';

interface GenerateFlags extends CommonFlags {
  readonly customers: number;
  readonly seed: number;
  readonly out: string;
}

export function addGenerateCommand(program: Command, around: Surroundings): void {
  program
    .command('generate')
    .argument('<shape>', syntheticShapes.join(', '))
    .description('make synthetic bank data to try things on; same seed, same bytes')
    .requiredOption('--out <file>', 'where it goes: .csv or .parquet')
    .option('--customers <n>', 'how many customers', wholeNumber, 10_000)
    .option('--seed <n>', 'another seed, other customers', wholeNumber, 42)
    .addHelpText(
      'after',
      '\nExample:\n  clientele generate transactions --customers 100000 --seed 1 --out bank.csv\n',
    )
    .action(async (shape: string, { customers, seed, out, json, quiet }: GenerateFlags) => {
      const made = await writeSynthetic(shape, {
        customers,
        seed,
        out,
        signal: around.signal,
      });
      if (json === true) around.stdout.write(`${JSON.stringify({ shape, seed, out, ...made })}\n`);
      else if (quiet !== true) {
        const number = new Intl.NumberFormat(readerLocale(null, around.env));
        around.stdout.write(
          `${number.format(made.rows)} rows of ${number.format(made.customers)} customers are in ${out}\n`,
        );
      }
    });
}

/** @throws InvalidArgumentError (shown by commander with the flag's name) */
export function wholeNumber(text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number such as 1000.');
}
