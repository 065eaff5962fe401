import { basename } from 'node:path';
import type { Command } from 'commander';
import { ClienteleError } from '../../contract/index.ts';
import { findRunFolder, removeCustomerTable, removeRun, workspaceRoot } from '../../store/index.ts';
import type { CommonFlags, Surroundings } from '../output.ts';

interface RemoveFlags extends CommonFlags {
  readonly yes?: boolean;
}

export function addRemoveCommand(program: Command, around: Surroundings): void {
  program
    .command('rm')
    .argument('<run>', 'id of a run, the start of it, "latest", or a folder')
    .option('--yes', 'remove it without asking')
    .description('remove a run with all of its files')
    .addHelpText('after', '\nExample:\n  clientele rm 20261121-101502-3fa9c1 --yes\n')
    .action((name: string, flags: RemoveFlags) => remove(name, flags, around));
}

async function remove(name: string, flags: RemoveFlags, around: Surroundings): Promise<void> {
  const root = workspaceRoot(around.env, around.workingFolder);
  const folder = await findRunFolder(root, name);
  const isMeant = flags.yes === true || (await isConfirmed(folder, around));
  if (isMeant) {
    await removeRun(folder);
    await removeCustomerTable(root, folder);
  }
  if (flags.json === true) {
    around.stdout.write(`${JSON.stringify({ removed: isMeant, folder })}\n`);
  } else if (flags.quiet !== true) {
    const told = isMeant ? `Removed ${folder}` : `Kept ${folder}`;
    around.stdout.write(`${told}\n`);
  }
}

async function isConfirmed(folder: string, { confirm }: Surroundings): Promise<boolean> {
  if (confirm !== undefined)
    return confirm(`Remove the run ${basename(folder)} and all its files?`);
  throw new ClienteleError(
    'usage',
    `Nobody is there to confirm that ${basename(folder)} goes; say --yes to remove it.`,
  );
}
