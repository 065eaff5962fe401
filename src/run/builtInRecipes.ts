import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClienteleError } from '../contract/index.ts';

/** Recipes that come with the package, one a shape: data files to copy and change. */
export const builtInRecipes = ['transactions', 'card-usage', 'campaign', 'customers'] as const;

/** True for the name of a recipe that comes with the package. */
export function isBuiltInRecipe(name: string): boolean {
  return builtInRecipes.some((known) => known === name);
}

/** Where a recipe that comes with the package lies. */
export function builtInRecipePath(name: string): string {
  return join(import.meta.dirname, 'recipes', `${name}.yaml`);
}

/**
 * The text of a recipe that comes with the package.
 *
 * @throws ClienteleError `usage` when there is none of that name
 */
export function readBuiltInRecipe(name: string): Promise<string> {
  if (isBuiltInRecipe(name)) return readFile(builtInRecipePath(name), 'utf8');
  throw new ClienteleError(
    'usage',
    `There is no recipe "${name}"; choose one of ${builtInRecipes.join(', ')}.`,
  );
}
