import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ClienteleError } from '../../contract/index.ts';
import { builtInRecipes, readBuiltInRecipe } from '../../run/index.ts';
import type { CommonFlags, Surroundings } from '../output.ts';

interface RecipesFlags extends CommonFlags {
  readonly out?: string;
}

export function addRecipesCommand(program: Command, around: Surroundings): void {
  program
    .command('recipes')
    .argument('[name]', builtInRecipes.join(', '))
    .description('list the recipes that come with Clientele, or print one to copy and change')
    .option('--out <file>', 'write it to a file instead')
    .addHelpText('after', example)
    .action(async (name: string | undefined, flags: RecipesFlags) => {
      if (name === undefined) listRecipes(flags, around);
      else await tellRecipe(name, flags, around);
    });
}

const example = `
Example:
  clientele recipes card-usage --out cards.yaml
  clientele segment cards.csv --recipe cards.yaml
`;

function listRecipes({ json, out }: RecipesFlags, { stdout }: Surroundings): void {
  if (out !== undefined) {
    throw new ClienteleError(
      'usage',
      `Say which recipe goes to ${out}: ${builtInRecipes.join(', ')}.`,
    );
  }
  stdout.write(
    json === true ? `${JSON.stringify(builtInRecipes)}\n` : `${builtInRecipes.join('\n')}\n`,
  );
}

async function tellRecipe(
  name: string,
  { out, json, quiet }: RecipesFlags,
  around: Surroundings,
): Promise<void> {
  const text = await readBuiltInRecipe(name);
  if (out === undefined) {
    around.stdout.write(json === true ? `${JSON.stringify({ name, text })}\n` : text);
    return;
  }
  await writeFile(resolve(around.workingFolder, out), text, { flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      throw new ClienteleError('usage', `${out} is there already; name another file.`);
    },
  );
  if (json === true) around.stdout.write(`${JSON.stringify({ name, out })}\n`);
  else if (quiet !== true) around.stderr.write(`The recipe for ${name} is in ${out}\n`);
}
