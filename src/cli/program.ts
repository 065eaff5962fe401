import { Command } from 'commander';
import { version } from '../contract/index.ts';
import { addCompareCommand } from './commands/compare.ts';
import { addDatasetsCommand } from './commands/datasets.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addExportCommand } from './commands/export.ts';
import { addGenerateCommand } from './commands/generate.ts';
import { addInspectCommand } from './commands/inspect.ts';
import { addRecipesCommand } from './commands/recipes.ts';
import { addRemoveCommand } from './commands/remove.ts';
import { addRunCommands } from './commands/runs.ts';
import { addScoreCommand } from './commands/score.ts';
import { addSegmentCommand } from './commands/segment.ts';
import { addServeCommand } from './commands/serve.ts';
import { describeFailure } from './failure.ts';
import type { Surroundings } from './output.ts';

/**
 * Runs one command line.
 *
 * @param args - the words after `clientele`
 * @returns the exit code: 0 done, 2 wrong call, 3 unusable data, 4 missing resource, 130 cancelled
 */
export async function runCommandLine(
  args: readonly string[],
  around: Surroundings,
): Promise<number> {
  try {
    await createProgram(around).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    const { exitCode, message } = describeFailure(error, args.includes('--debug'));
    if (message !== null) around.stderr.write(`${message}\n`);
    return exitCode;
  }
}

function createProgram(around: Surroundings): Command {
  const program = new Command('clientele')
    .description("Turns a bank's own data into customer segments to name, trust and act on.")
    .version(version)
    .addHelpText('after', '\nExample:\n  clientele segment customers.csv\n');
  addSegmentCommand(program, around);
  addInspectCommand(program, around);
  addDemoCommand(program, around);
  addGenerateCommand(program, around);
  addDatasetsCommand(program, around);
  addRecipesCommand(program, around);
  addRunCommands(program, around);
  addCompareCommand(program, around);
  addRemoveCommand(program, around);
  addScoreCommand(program, around);
  addExportCommand(program, around);
  addServeCommand(program, around);
  const commands = program.commands.flatMap((command) => [command, ...command.commands]);
  for (const command of [program, ...commands]) {
    command
      .exitOverride()
      .showHelpAfterError('(--help tells more)')
      .configureOutput({
        writeOut: (text) => around.stdout.write(text),
        writeErr: (text) => around.stderr.write(text),
        getOutHelpWidth: () => around.width ?? 100,
      });
  }
  for (const command of commands) {
    command
      .option('--json', 'JSON for machines, alone on stdout')
      .option('--quiet', 'no progress and no summary')
      .option('--debug', 'stack traces with errors');
  }
  return program;
}
